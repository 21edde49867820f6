"""The village mutual-aid fund (互助资金): one small unit per rule, each with its public page beside it."""
