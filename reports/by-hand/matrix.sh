# What the scripts beside this file have in common: users, rooms and requests with curl alone, each request and its answer
# told as it happens. Read by `source`; the server is $BASE_URL.
set -euo pipefail
: "${BASE_URL:?is the address of the server, for example http://127.0.0.1:8008}"

declare -A id token
broken=0 kept=0

# call <token> <method> <path> [body]: sends a request; the answer is in $status and $answer.
call() {
  local out
  out=$(curl --silent --max-time 30 --request "$2" ${1:+--header "Authorization: Bearer $1"} ${4:+--data "$4"} \
    --write-out '\n%{http_code}' "$BASE_URL/_matrix/client/v3/$3")
  status=${out##*$'\n'} answer=${out%$'\n'*}
}

# as <user> <method> <path> [body]: a request that a reader should see.
as() {
  call "${token[$1]}" "${@:2}"
  echo "    $1: $2 /$3${4:+ $4}"
  echo "       $status $(shown "$answer")"
}

# shown <text>: one line, not too long.
shown() { cut -c 1-300 <<<"${1//$'\n'/ }"; }

# field <name>: the value of a string in the last answer.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$answer"; }

# meet <user>: registers a fresh user.
meet() {
  local name=hand$RANDOM$RANDOM
  call "" POST register "{\"username\":\"$name\",\"password\":\"by-hand-$name\",\"auth\":{\"type\":\"m.login.dummy\"}}"
  id[$1]=$(field user_id) token[$1]=$(field access_token)
  echo "    $1 registers"
}

# again <user> <device>: another session of the user.
again() {
  local name=${id[$1]#@}
  name=${name%%:*}
  call "" POST login "{\"type\":\"m.login.password\",\"identifier\":{\"type\":\"m.id.user\",\"user\":\"$name\"},\"password\":\"by-hand-$name\"}"
  id[$2]=${id[$1]} token[$2]=$(field access_token)
  echo "    $2 is another device of $1"
}

# share <user> [other]: a room of the user, in $room, which the other joins.
share() {
  call "${token[$1]}" POST createRoom '{"preset":"public_chat"}'
  room=$(field room_id)
  [ $# = 1 ] || call "${token[$2]}" POST "join/$room" '{}'
  echo "    ${*/%/,} in a room"
}

put() { as "$1" PUT "presence/${id[$1]}/status" "$2"; }
get() { as "$1" GET "presence/${id[$2]}/status"; }
say() { as "$1" PUT "rooms/$room/send/m.room.message/$RANDOM" '{"msgtype":"m.text","body":"hello"}'; }

# sync <user> [query]: a /sync that returns at once; only what it says of presence is shown. It can go on: since=$next.
sync() {
  call "${token[$1]}" GET "sync?timeout=0${2:+&$2}"
  next=$(field next_batch)
  presence='[]'
  if found "$answer" '"presence":{"events":'; then
    presence=${answer#*'"presence":{"events":'}
    presence=${presence%%']}'*}]
  fi
  echo "    $1: GET /sync?timeout=0${2:+&$2}"
  echo "       $status presence $(shown "$presence")"
}

# pause <seconds>
pause() {
  echo "    ($1 s pass)"
  sleep "$1"
}

# found <text> <pattern>: whether the pattern, of grep, is in the text.
found() { grep -q -- "$2" <<<"$1"; }

# Each case ends with one of these.
is_broken() { broken=$((broken + 1)) && echo "  BROKEN: $1"; }
is_kept() { kept=$((kept + 1)) && echo "  KEPT"; }

# perform <all cases> -- [cases]: performs those that were asked for, or all.
perform() {
  local all=() case
  while [ "$1" != -- ]; do all+=("$1") && shift; done
  shift
  for case in "${@:-${all[@]}}"; do
    echo && echo "  $case"
    "${case//-/_}"
  done
  echo && echo "$broken broken, $kept kept."
}
