"""Rule type, dated parameters, discovery. Each rulebook is a folder of small rule units beside this file."""
