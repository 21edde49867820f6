#!/bin/sh
# 只用 sed、awk、ssh-keygen、sha256sum 核对一条记录：每个章、入账签名、与上一条的连接。
# Check one record with nothing but sed, awk, ssh-keygen and sha256sum: every seal, the entry, the chain link.
#
#   sh verify.sh RECORDS_FOLDER NUMBER          例 e.g.  sh docs/public/verify.sh records 000123
#
# 谁能盖章，从章程和以后的任职、印章记录里读出来，到这条记录为止。
# Who may seal is read from the charter and the office and key records before this one.
# 0 = 全部核对无误 all holds · 1 = 有一处不对 something does not · 2 = 没法核对 cannot be judged
set -eu
export LC_ALL=C
[ $# -eq 2 ] || { echo "sh verify.sh RECORDS_FOLDER NUMBER" >&2; exit 2; }
folder=$1 number=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
file='' before=''
: >"$work/changes"
for path in "$folder"/[0-9]*/[0-9]*/[0-9]*.yml; do # 文件夹按年月排，编号就是次序 / folders by month: in the order of the numbers
    name=${path##*/}
    case $name in
        "$number"-*) file=$path; break ;;
        000001-charter.yml | *-key_grant.yml | *-key_revocation.yml | *-office_appointment.yml | *-office_end.yml)
            echo "$path" >>"$work/changes" ;;
    esac
    before=$path
done
[ -n "$file" ] || { echo "没有 $number 号记录 / no record $number" >&2; exit 2; }
[ -s "$work/changes" ] || echo "$file" >"$work/changes" # 章程由它自己任命的人盖 / the charter is sealed by those it appoints
fund=$(sed -n 's/^fund: "\(.*\)"$/\1/p;/^---$/q' "$file")

# 1. 到这条记录为止，谁用哪把钥匙能盖哪个章 / who could seal as what, with which key, up to this record
while read -r path; do sed '/^---$/q' "$path"; done <"$work/changes" | awk '
    /^hzpub: / { flush(); kind = office = person = holder = key = table = custodian = "" }
    /^---$/ { next }
    { line = $0; sub(/^[ -]*[a-z_]+: */, "", line); gsub(/"/, "", line); name = $0; sub(/^[ -]*/, "", name); sub(/:.*/, "", name) }
    /^[a-z]/ { table = name }
    /^  - / && kind == "charter" { office = person = holder = key = "" }
    name == "kind" { kind = line }
    name == "office" { office = line }
    name == "person" { person = line; if (kind == "charter" && table == "offices") seat(office, person) }
    name == "holder" { holder = line }
    name == "custodian" { custodian = line }
    name == "key" { key = line; if (kind == "charter") live[key] = holder }
    END { flush(); for (k in live) for (o in held) if (index(held[o], " " live[k] " ")) print role(o), k
          for (k in live) if (live[k] == "council") print "council", k }
    function seat(o, p) { if (o ~ /^(council_member|supervisor)$/) held[o] = held[o] " " p " "; else held[o] = " " p " " }
    function role(o) { if (o ~ /^supervisor/) return "supervisors"; if (o ~ /^township/) return "township_finance"; return o }
    function flush() {
        if (kind == "key_grant") live[key] = holder
        if (kind == "key_grant" && custodian != "") seat("council_custodian", custodian)
        if (kind == "key_revocation") delete live[key]
        if (kind == "office_appointment") seat(office, person)
        if (kind == "office_end") sub(" " person " ", "", held[office])
    }
' | awk -v fund="$fund" '
    { print $1 "@" fund " namespaces=\"hzpub1.seal." $1 "@" fund "\" " $2 " " $3
      if ($1 ~ /^(cashier|supervisors|township_finance)$/)
          print $1 "@" fund " namespaces=\"hzpub1.entry@" fund "\" " $2 " " $3 }' >"$work/allowed"
[ "$(sed -n 's/^kind: "\(.*\)"$/\1/p;/^---$/q' "$file")" != key_grant ] ||
    echo "new_key@$fund $(sed -n 's/^key: "\(.*\)"$/\1/p' "$file")" >>"$work/allowed"

failed=0
check() { # 职务 用途 签名 内容 / role namespace signature message
    if ssh-keygen -Y verify -f "$work/allowed" -I "$1@$fund" -n "$2" -s "$3" <"$4" >"$work/said" 2>&1; then
        echo "✓ $1"
    else
        echo "✗ $1: $(sed -n '$p' "$work/said")"
        failed=1
    fi
}

# 2. 每个章盖的是第一部分 / each seal covers part 1
sed '/^---$/,$d' "$file" >"$work/body"
for role in $(sed -n 's/^  - as: "\([a-z_]*\)"$/\1/p' "$file"); do
    awk -v r="$role" '$0 == "  - as: \"" r "\"" { f = 1; next } /^(  - as:|---)/ { f = 0 } f && /^      / { print substr($0, 7) }' \
        "$file" >"$work/sig"
    check "$role" "hzpub1.seal.$role@$fund" "$work/sig" "$work/body"
done

# 3. 入账签名盖的是它上面的一切 / the entry signature covers everything above it
sed '/^sshsig: |$/,$d' "$file" >"$work/above"
sed '1,/^sshsig: |$/d;s/^  //' "$file" >"$work/sig"
role=$(sed -n 's/^as: "\(.*\)"$/\1/p' "$work/above")
echo "入账 / entry:"
check "$role" "hzpub1.entry@$fund" "$work/sig" "$work/above"

# 4. 与上一条相连 / the link to the entry before
linked=$(sed -n 's/^previous: "sha256:\(.*\)"$/\1/p' "$work/above")
real=0000000000000000000000000000000000000000000000000000000000000000
[ -z "$before" ] || real=$(sha256sum "$before" | sed 's/ .*//')
if [ "$linked" = "$real" ]; then
    echo "✓ 与上一条相连 / linked to ${before##*/}"
else
    echo "✗ 与上一条连不上 / not linked to ${before##*/}"
    failed=1
fi
exit $failed
