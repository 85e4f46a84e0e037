#!/usr/bin/env bash
# PRES-PROP-010: Observers that were disconnected during a change learn the current state when they resume from their
# old token.
# (Matrix specification, incremental semantics; [S:cs] L493-499)
#
# What is wrong   Asked again from the same token, the stream of D no longer tells of A.
# To be expected  an event with online, as before
# Seen            []
#
# Against any homeserver: BASE_URL=http://127.0.0.1:8008 bash repro.sh
# It exits with 1 while the fault is there, 0 when it is gone, and 3 when it could not tell.
#
# It needs bash, curl and jq. The users of the story are registered by it: where registration is not open, set
# REGISTRATION_TOKEN, or REGISTRATION_SHARED_SECRET (of Synapse and Dendrite; this needs openssl). In the end it logs
# them out.
#
# Written by rollcall 0.1.0 of what mutant:second-try-comes-up-empty did, by the rules of the profile v1.

BASE_URL=${BASE_URL:?is the address of the server, for example http://127.0.0.1:8008}
BASE_URL=${BASE_URL%/}
PREFIX='/_matrix/client/v3'
ACCOUNTS='/_matrix/client/v3'
TOKEN_FORM=header
STREAM_API=sync
REQUIREMENT='PRES-PROP-010: Observers that were disconnected during a change learn the current state when they resume from their old token.'
EXPECTED='an event with online, as before'

story() {

  say 'D and A register.'
  register D
  register A

  say 'A creates the room r1, which D joins.'
  ask A POST /_matrix/client/v3/createRoom "{\"visibility\":\"private\",\"preset\":\"private_chat\",\"invite\":[\"${D}\"]}"
  must 'the creation of r1'
  r1=$(plain 'room id' "$(field room_id)") || exit 3
  ask D POST "/_matrix/client/v3/rooms/$(uri "$r1")/join" '{}'
  must 'a join'
  read_stream D D set_presence=offline 25

  say '1. A sets unavailable with a new message; D has to be told of A (unavailable).'
  local since_1
  since_1=$(now)
  ask A PUT "/_matrix/client/v3/presence/${A}/status" '{"presence":"unavailable","status_msg":"repro #1"}'
  settle D "$since_1" "${A}" '(at(["content","presence"]) == "unavailable" and message == "repro #1")'

  say '2. D polls once with set_presence=offline.'
  poll D_polls D set_presence=offline

  say '3. A sets online with a new message; D has to be told of A (online).'
  local since_3
  since_3=$(now)
  ask A PUT "/_matrix/client/v3/presence/${A}/status" '{"presence":"online","status_msg":"repro #2"}'
  settle D "$since_3" "${A}" '(at(["content","presence"]) == "online" and message == "repro #2")'

  say '4. D polls once with set_presence=offline.'
  poll D_polls D set_presence=offline
  expect_item "${A}" 'at(["content","presence"]) == "online"' D_polls
}

# ------------------------------------------------------------------------------------------------------------------------
# The words that the story is told in. Each request and each answer goes through `ask`.

set -u -m # each stream in a process group of its own, so that it can be ended with all that it started
work=$(mktemp -d) || exit 3
run=$(date +%s)-$$
sessions=0
fences=0

trap 'say_goodbye' EXIT
trap 'exit 3' INT TERM HUP

# Ends the streams, logs every session out, and leaves nothing behind.
say_goodbye() {
  local file
  for file in "$work"/*.pid; do [ -e "$file" ] && end_group "$(cat "$file")"; done
  for file in "$work"/*.token; do
    [ -e "$file" ] && request "$work/goodbye" "$(basename "$file" .token)" POST "$ACCOUNTS/logout" '{}' 5
  done
  rm -rf "$work"
}

end_group() { kill -- "-$1" 2>/dev/null; }

# The three ways to end: broken <what was seen>, kept [what was seen], could_not_tell <why>.
broken() {
  echo
  echo "BROKEN: $REQUIREMENT"
  echo "  expected  $EXPECTED"
  echo "  seen      $1"
  exit 1
}

kept() {
  echo
  echo "KEPT: $REQUIREMENT"
  [ -z "${1:-}" ] || echo "  seen      $1"
  exit 0
}

could_not_tell() {
  echo
  echo "COULD NOT TELL: $1" >&2
  exit 3
}

say() { printf '%s\n' "$1"; }

# shown <text>: the beginning of it, without what a terminal would obey.
shown() {
  local text=${1:0:400}
  printf '%s' "${text//[[:cntrl:]]/}"
}

# now: in ms.
now() {
  local time=${EPOCHREALTIME:-}
  if [ -n "$time" ]; then printf '%s' "$((${time//[!0-9]/} / 1000))"; else jq -n 'now * 1000 | floor'; fi
}

# uri <text>: as a part of a URL.
uri() { jq -nr --arg text "$1" '$text | @uri'; }

# plain <what> <text>: an id or a token, if it holds nothing but what these may hold.
plain() {
  case $2 in
  '' | *[!A-Za-z0-9!\$@:._=/+~-]*) could_not_tell "the server gave no usable $1: $(shown "$2")" ;;
  *) printf '%s' "$2" ;;
  esac
}

# request <file> <session> <method> <path> <body or -> <seconds>: sends it once. The answer is in <file>, its status, and
# when it was sent and answered, in <file>.meta; 000: no whole answer came.
request() {
  local file=$1 session=$2 method=$3 url=$BASE_URL$4 body=$5 seconds=$6 form=${7:-$TOKEN_FORM} token='' code sent
  local options=()
  case $session in
  nobody) ;;
  made-up) token=rollcall-token-that-nobody-has ;;
  *) for token in "$work/$session".token "$work/$session".ended; do [ ! -e "$token" ] || break; done && token=$(<"$token") ;;
  esac
  if [ "$body" != - ]; then
    printf '%s' "$body" >"$file.body"
    options=(--header 'Content-Type: application/json' --data-binary "@$file.body")
  fi
  if [ -n "$token" ] && [ "$form" = query ]; then
    case $url in *\?*) url="$url&access_token=$token" ;; *) url="$url?access_token=$token" ;; esac
  fi
  : >"$file"
  sent=$(now)
  # The token stands in no command line, where everybody could read it.
  [ -z "$token" ] || [ "$form" = query ] || url="$url\"
header = \"Authorization: Bearer $token"
  code=$(curl --silent --config - --globoff --path-as-is --request "$method" --max-time "$seconds" \
    --header 'Accept: application/json' ${options[@]+"${options[@]}"} --output "$file" --write-out '%{http_code}' <<<"url = \"$url\"") || code=000
  printf '%s %s %s\n' "$code" "$sent" "$(now)" >"$file.meta"
}

# ask <session> <method> <path> [body or -] [header or query, where the token goes]: a request of the story, repeated as long as the server limits the rate. Afterwards
# $status and $answer say what came, and $sent and $received when (in ms).
ask() {
  local session=$1 method=$2 path=$3 body=${4--} form=${5:-} pause=1 waited=0 tries=0
  while :; do
    request "$work/answer" "$session" "$method" "$path" "$body" 30 "$form"
    read -r status sent received <"$work/answer.meta"
    { answer=$(cat "$work/answer"); } 2>/dev/null
    if [ "$status" = 429 ]; then
      pause=$(jq -r '(.retry_after_ms // 1000) / 1000 | ceil' "$work/answer" 2>/dev/null || echo 1)
      waited=$((waited + pause))
      [ "$waited" -le 60 ] || could_not_tell "the server limited the rate of $method $path for more than a minute"
      sleep "$pause"
    elif [ "$status" = 000 ] && [ "$method" = GET ] && [ "$tries" -lt 3 ]; then
      tries=$((tries + 1))
      sleep 1
    else
      break
    fi
  done
  [ -n "${quietly:-}" ] || say "  $session: $method $path$([ "$body" = - ] || echo " $(shown "$body")") -> $status $(shown "$answer")"
  case $status in
  000) could_not_tell "no answer to $method $path from $BASE_URL" ;;
  502 | 503 | 504) could_not_tell "a gateway answered $method $path with $status" ;;
  esac
}

# must: the last request was one that has to work, whatever the fault.
must() {
  case $status in
  2*) ;;
  *) could_not_tell "$1 was answered with $status $(shown "$answer")" ;;
  esac
}

# field <name>: a value of the last answer.
field() { printf '%s' "$answer" | jq -r --arg name "$1" '.[$name]? // empty | tostring' 2>/dev/null; }

# register <user>: a fresh user. Its id is then in the variable of that name.
register() {
  local name password id body
  sessions=$((sessions + 1))
  name=rollcall-repro-$run-$(printf '%s' "$1" | tr 'A-Z' 'a-z')
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  quietly=yes
  body=$(jq -nc --arg name "$name" --arg password "$password" '{username: $name, password: $password, device_id: "d1"}')
  if [ -n "${REGISTRATION_SHARED_SECRET:-}" ]; then
    register_by_secret "$name" "$password"
  else
    ask nobody POST "$ACCOUNTS/register" "$(jq -nc --argjson body "$body" '$body + {auth: {type: "m.login.dummy"}}')"
    [ "$status" != 401 ] || register_in_stages "$body"
  fi
  must "the registration of a user (is registration open, or REGISTRATION_TOKEN or REGISTRATION_SHARED_SECRET set?)"
  id=$(plain "user id" "$(field user_id)") || exit 3
  plain token "$(field access_token)" >"$work/$1.token" || exit 3
  printf '%s' "$password" >"$work/$1.password"
  printf '%s' "$id" >"$work/$1.id"
  eval "$1=\$id"
  SERVER=${id#*:}
  quietly=''
  say "  $1 is $id"
}

# The stages of interactive authentication that can be gone through without a person.
register_in_stages() {
  local session stage auth stages
  session=$(field session)
  stages=$(printf '%s' "$answer" | jq -r '[.flows[]?.stages | select(all(. == "m.login.dummy" or endswith("login.registration_token")))] | first // [] | .[]')
  for stage in $stages; do
    auth=$(jq -nc --arg session "$session" --arg type "$stage" --arg token "${REGISTRATION_TOKEN:-}" \
      '{type: $type, session: $session} + (if ($type | endswith("registration_token")) then {token: $token} else {} end)')
    ask nobody POST "$ACCOUNTS/register" "$(jq -nc --argjson body "$1" --argjson auth "$auth" '$body + {auth: $auth}')"
  done
}

# As administrators of Synapse and Dendrite register users. OpenSSL is needed for this alone.
register_by_secret() {
  local nonce mac
  command -v openssl >/dev/null || could_not_tell "REGISTRATION_SHARED_SECRET needs openssl, which is not installed"
  ask nobody GET /_synapse/admin/v1/register
  must "the question for a nonce"
  nonce=$(plain nonce "$(field nonce)") || exit 3
  mac=$(printf '%s\0%s\0%s\0notadmin' "$nonce" "$1" "$2" |
    openssl dgst -sha1 -mac HMAC -macopt "hexkey:$(printf '%s' "$REGISTRATION_SHARED_SECRET" | od -An -v -tx1 | tr -d ' \n')" | sed 's/.* //')
  ask nobody POST /_synapse/admin/v1/register "$(jq -nc --arg nonce "$nonce" --arg name "$1" --arg password "$2" --arg mac "$mac" \
    '{nonce: $nonce, username: $name, password: $password, mac: $mac, admin: false}')"
}

# poll <stream> <session> <query>: asks a stream once, going on from its last answer. What came is kept in a file, one
# answer a line.
poll() {
  turn "$1" "$2" "$3" 0
  say "  $2 asks its stream: $status $(news_of "$work/$1.last")"
}

# turn <stream> <session> <query> <seconds that the server may wait>
turn() {
  local stream=$1 session=$2 query=$3 seconds=$4 since path
  since=$(cat "$work/$stream.since" 2>/dev/null)
  path=$(stream_path "$since" "$seconds" "$query")
  request "$work/$stream.last" "$session" GET "$path" - $((seconds + 30))
  read -r status sent received <"$work/$stream.last.meta"
  { answer=$(cat "$work/$stream.last"); } 2>/dev/null
  jq -c --arg status "$status" --argjson sent "$sent" --argjson received "$received" --arg since "$since" \
    '{status: ($status | tonumber), since: $since, sent: $sent, received: $received, answer: .}' "$work/$stream.last" >"$work/$stream.line" 2>/dev/null ||
    printf '{"status":%d,"since":"","sent":%s,"received":%s,"answer":null}\n' "$((10#$status))" "$sent" "$received" >"$work/$stream.line"
  cat "$work/$stream.line" >>"$work/$stream.stream"
  since=$(jq -r '.next_batch? // .end? // empty | strings' "$work/$stream.last" 2>/dev/null)
  [ "$status" = 200 ] && [ -n "$since" ] || return 1
  mv "$work/$stream.since" "$work/$stream.before" 2>/dev/null
  printf '%s' "$since" >"$work/$stream.since"
}

# stream_path <since> <seconds> <query>: of the stream's next request, by the generation of the API.
stream_path() {
  if [ "$STREAM_API" = events ]; then
    if [ -z "$1" ]; then printf '%s' "$PREFIX/initialSync?limit=10"; else printf '%s' "$PREFIX/events?from=$(uri "$1")&timeout=$(($2 * 1000))"; fi
  else
    printf '%s' "$PREFIX/sync?timeout=$(($2 * 1000 + RANDOM % 900))$([ -z "$1" ] || printf '&since=%s' "$(uri "$1")")${3:+&$3}"
  fi
}

# read_stream <stream> <session> <query> <seconds>: opens a stream and reads it on in the background, request after request.
read_stream() {
  turn "$1" "$2" "$3" 0
  say "  $2 reads its stream from now on: $status $(news_of "$work/$1.last")"
  resume_stream "$@"
}

resume_stream() {
  local stream=$1
  (
    trap - EXIT
    failures=0
    while [ "$failures" -lt 10 ]; do
      if turn "$@"; then failures=0; else failures=$((failures + 1)) && sleep 1; fi
      # A server that answers at once is asked ten times in a second at most.
      [ $((received - sent)) -gt 100 ] || sleep 0.1
    done
  ) >/dev/null 2>&1 &
  printf '%s' "$!" >"$work/$stream.pid"
  disown "$!"
}

# news_of <file>: the presence events of an answer, for people.
news_of() { shown "$(jq -c "$DEFINITIONS [events]" "$1" 2>/dev/null)"; }

# What the programs of jq below are told in: a part of something, whatever that is; the presence events of an answer of a stream;
# whose presence an event tells; no message and an empty one are the same; an age counts from something that was done between
# two moments.
DEFINITIONS='def at($path): try getpath($path) catch null;
def list: if type == "array" then .[] else empty end;
def events: (at(["presence"]) | if type == "array" then .[] else at(["events"]) | list end),
  (at(["chunk"]) | list | select(at(["type"]) == "m.presence" or at(["type"]) == null));
def subject: at(["sender"]) // at(["content", "user_id"]);
def message: at(["content", "status_msg"]) // "";
def counts_from($sent; $received; $from; $to; $tolerance): at(["content", "last_active_ago"]) as $ago
  | ($ago | type) == "number" and ([$sent, $from] | max) - $ago - $tolerance <= $to and $received - $ago + $tolerance >= $from;'

# events <stream> <since> <subject or *> <test>: the events that came since then, of that user, for which the test (a program
# of jq) holds; one a line.
events() {
  [ -e "$work/$1.stream" ] || return 0
  jq -cR --argjson since "$2" --arg subject "$3" "$DEFINITIONS
    fromjson? | select(.received > \$since) | .sent as \$sent | .received as \$received | .answer | events
    | select(\$subject == \"*\" or subject == \$subject) | select($4)" "$work/$1.stream"
}

# await_event <stream> <since> <subject> <test> <seconds>: whether such an event comes in that time.
await_event() {
  local until=$(($(now) + $5 * 1000))
  while [ -z "$(events "$1" "$2" "$3" "$4" | head -n 1)" ]; do
    [ "$(now)" -lt "$until" ] || return 1
    sleep 0.2
  done
}

# settle <stream> <since> <subject> <test>: waits until the stream has told what it has to tell by now, or ten seconds.
settle() { await_event "$1" "$2" "$3" "$4" 10 || say "  (nothing came for ten seconds)"; }

# pause <seconds>
pause() {
  say "  ($1 s pass)"
  sleep "$1"
}

# ------------------------------------------------------------------------------------------------------------------------
# What is looked at in the end. Each of these ends the script.

# expect_item <subject> <test>: the last answer of a stream has such an event of that user.
expect_item() {
  local found
  case $status in 2*) ;; *) could_not_tell "it was answered with $status $(shown "$answer")" ;; esac
  found=$(printf '%s' "$answer" | jq -c --arg subject "$1" --argjson sent "$sent" --argjson received "$received" \
    "$DEFINITIONS events | select(subject == \$subject) | select($2)" 2>/dev/null | head -n 1)
  if [ -n "$found" ]; then kept "$(shown "$found")"; else broken "no such event in $(news_of "$work/$3.last")"; fi
}

for tool in curl jq; do command -v "$tool" >/dev/null || could_not_tell "$tool is not installed"; done

story
could_not_tell "the story came to its end without having looked"
