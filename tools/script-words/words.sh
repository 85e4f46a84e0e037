# The words that a reproduction as a script of the shell is told in: npm run script-words puts them into
# src/repro/script/shell-words.ts.

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

# query <arguments of jq>: as jq, of what it is given as a file or on its input, with $sent and $received of the last answer. Where jq
# itself fails, nothing is known of the server. It stands in no pipe, which would go on without it.
query() {
  local code=0
  jq --argjson sent "${sent:-0}" --argjson received "${received:-0}" "$@" 2>"$work/query.error" || code=$?
  case $code in
  0 | 1 | 4) return "$code" ;; # 1 and 4, with --exit-status: what comes is false or null, or nothing comes
  *) could_not_tell "jq failed with $code: $(shown "$(cat "$work/query.error")")" ;;
  esac
}

# answer_json: the last answer; null, where it is not one JSON.
answer_json() {
  local json
  json=$(jq -cs 'if length == 1 then .[0] else null end' <<<"$answer" 2>/dev/null)
  printf '%s' "${json:-null}"
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

# log_in <user> <session> <device>: another session of the user.
log_in() {
  quietly=yes
  ask nobody POST "$ACCOUNTS/login" "$(jq -nc --arg user "$(cat "$work/$1.id")" --arg device "$3" --arg password "$(cat "$work/$1.password")" \
    '{type: "m.login.password", identifier: {type: "m.id.user", user: $user}, user: $user, password: $password, device_id: $device}')"
  quietly=''
  must "the login of $1"
  plain token "$(field access_token)" >"$work/$2.token" || exit 3
  say "  $1 logs in again, as $2"
}

# log_out <session>: its token is then one that was valid once.
log_out() {
  ask "$1" POST "$ACCOUNTS/logout" '{}'
  mv "$work/$1.token" "$work/$1.ended"
}

# remember <name>: keeps the last answer, and when it was asked for and came.
remember() {
  answer_json >"$work/$1.answer"
  printf '%s %s\n' "$sent" "$received" >"$work/$1.times"
}

# poll <stream> <session> <query>: asks a stream once, going on from its last answer. What came is kept in a file, one
# answer a line.
poll() {
  turn "$1" "$2" "$3" 0
  say "  $2 asks its stream: $status $(news_of "$work/$1.last")"
}

# poll_again <stream> <session> <query>: from the token before, as if the last answer had been lost.
poll_again() {
  cp "$work/$1.before" "$work/$1.since"
  poll "$1" "$2" "$3"
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
  sleep 0.3 # then its next request is open
}

# end_stream <stream>: nobody reads it any more. It can go on from where it was.
end_stream() {
  end_group "$(cat "$work/$1.pid")"
  rm -f "$work/$1.pid"
}

# news_of <file>: the presence events of an answer, for people.
news_of() { shown "$(jq -c "$DEFINITIONS [presence_events]" "$1" 2>/dev/null)"; }

# What the programs of jq below are told in (an error is caught in brackets: before 1.7, jq catches what comes after it, too): a part
# of something, whatever that is; the presence events of an answer of a stream;
# whose presence an event tells; no message and an empty one are the same; an age counts from something that was done between
# two moments.
DEFINITIONS='def at($path): [getpath($path)?][0];
def list: if type == "array" then .[] else empty end;
def presence_events: (at(["presence"]) | if type == "array" then .[] else at(["events"]) | list end),
  (at(["chunk"]) | list | select(at(["type"]) == "m.presence" or at(["type"]) == null));
def whose: at(["sender"]) // at(["content", "user_id"]);
def message: at(["content", "status_msg"]) // "";
def counts_from($sent; $received; $from; $to; $tolerance): at(["content", "last_active_ago"]) as $ago
  | $ago == null or (($ago | type) == "number") and ([$sent, $from] | max) - $ago - $tolerance <= $to and $received - $ago + $tolerance >= $from;'

# events <stream> <since> <subject or *> <test>: the events that came since then, of that user, for which the test (a program
# of jq) holds; one a line, in the file `found`.
events() {
  : >"$work/found"
  [ ! -e "$work/$1.stream" ] || query -cR --argjson since "$2" --arg subject "$3" "$DEFINITIONS
    [fromjson?][] | select(.received > \$since) | .sent as \$sent | .received as \$received | .answer | presence_events
    | select(\$subject == \"*\" or whose == \$subject) | select($4)" "$work/$1.stream" >"$work/found"
}

# await_event <stream> <since> <subject> <test> <seconds>: whether such an event comes in that time.
await_event() {
  local until=$(($(now) + $5 * 1000))
  while events "$1" "$2" "$3" "$4" && [ ! -s "$work/found" ]; do
    [ "$(now)" -lt "$until" ] || return 1
    sleep 0.2
  done
}

# newest: the last line of the file `found`.
newest() { tail -n 1 "$work/found"; }

# settle <stream> <since> <subject> <test>: waits until the stream has told what it has to tell by now, or ten seconds.
settle() {
  if await_event "$1" "$2" "$3" "$4" 10; then
    sleep 0.3 # then its next request is open
  else
    say "  (nothing came for ten seconds)"
  fi
}

# elapse <stream or -> <subject> <level> <seconds>: lets a timer of the server run out: until the stream's newest word of the
# subject is that level, or so long.
elapse() {
  local until=$(($(now) + $4 * 1000))
  say "  (up to $4 s pass)"
  while [ "$(now)" -lt "$until" ]; do
    if [ "$1" != - ]; then
      events "$1" 0 "$2" true
      [ "$(newest | jq -r '.content.presence?')" != "$3" ] || break
    fi
    sleep 0.3
  done
}

# pause <seconds>
pause() {
  say "  ($1 s pass)"
  sleep "$1"
}

# fence <stream…>: the user FENCE changes its presence. Who was shown that has been shown what came before it.
fence() {
  local since level stream seen=yes
  fences=$((fences + 1))
  level=online
  [ $((fences % 2)) = 0 ] || level=unavailable
  since=$(now)
  quietly=yes
  ask FENCE PUT "$PREFIX/presence/$FENCE/status" "{\"presence\":\"$level\",\"status_msg\":\"fence $fences\"}"
  quietly=''
  for stream; do
    await_event "$stream" "$since" "$FENCE" "at([\"content\", \"presence\"]) == \"$level\"" 10 || seen=
  done
  fenced=$seen
  [ $# = 0 ] || sleep 0.3 # then their next requests are open
  say "  FENCE becomes $level$([ $# = 0 ] || if [ -n "$seen" ]; then echo ', and every stream has told so'; else echo ', and not every stream told so in ten seconds'; fi)"
}

# ------------------------------------------------------------------------------------------------------------------------
# What is looked at in the end. Each of these ends the script.

# conclude <JSON> <test> <seen>: whether the test, a program of jq on that and $status, holds.
conclude() {
  if query --exit-status --argjson status "$((10#$status))" "$DEFINITIONS $2" <<<"$1" >/dev/null; then
    kept "$(shown "$3")"
  else
    broken "$(shown "$3")"
  fi
}

# expect_answer <allowed>: the last answer is one of these.
expect_answer() { conclude "$(answer_json)" "$1" "$status $answer"; }

# expect_shown <test>: the last answer, of a look, shows what is allowed.
expect_shown() {
  must 'the look'
  conclude "$(answer_json)" "{content: .} | $1" "$answer"
}

# items_of <subject or *> <test>: what the last answer has of that user, a list's or a stream's, for which the test holds; one a line,
# in the file `found`.
items_of() {
  must it
  query -c --arg subject "$1" "$DEFINITIONS
    (if type == \"array\" then .[] else presence_events end) | select(\$subject == \"*\" or whose == \$subject) | select($2)" \
    <<<"$(answer_json)" >"$work/found"
}

# expect_items <subject or *> <test>: every item that the last answer has of that user, a list's or a stream's, is as allowed.
expect_items() {
  items_of "$1" true
  [ -s "$work/found" ] || could_not_tell "the answer has nothing of them: $(shown "$answer")"
  conclude "$(jq -cs . "$work/found")" "all(.[]; $2)" "$(cat "$work/found")"
}

# expect_item <subject> <test> <stream>: the last answer of the stream has such an event of that user.
expect_item() {
  items_of "$1" "$2"
  [ ! -s "$work/found" ] || kept "$(shown "$(newest)")"
  broken "no such event in $(news_of "$work/$3.last")"
}

# expect_no_item <subject or *> <test>: the last answer has no such event, or item, of that user.
expect_no_item() {
  items_of "$1" "$2"
  [ ! -s "$work/found" ] || broken "$(shown "$(newest)")"
  kept "nothing of the kind"
}

# expect_listed <subject> <once | never>: how often the last answer, a presence list, has that user.
expect_listed() {
  local times
  must 'the list'
  times=$(query --arg subject "$1" "$DEFINITIONS [list | select(whose == \$subject)] | length" <<<"$(answer_json)") || exit 3
  case $2:$times in
  once:1 | never:0) kept "$times times on the list" ;;
  *) broken "$times times on the list: $(shown "$answer")" ;;
  esac
}

# expect_event <stream> <since> <subject> <test> <seconds>: such an event comes in that time.
expect_event() {
  if await_event "$@"; then kept "$(shown "$(head -n 1 "$work/found")")"; fi
  works "$1"
  events "$1" "$2" "$3" true
  broken "no such event for $5 s; of that user came: $(shown "$(tail -n 3 "$work/found")")"
}

# expect_no_event <stream> <since> <subject> <test> <seconds> <at most>: not more such events come.
expect_no_event() {
  local until=$(($(now) + $5 * 1000))
  while :; do
    events "$1" "$2" "$3" "$4"
    [ "$(grep -c . "$work/found")" -le "$6" ] || broken "$(shown "$(newest)")"
    [ "$(now)" -lt "$until" ] || break
    sleep 0.2
  done
  moved "$1"
  kept "nothing of the kind, although the stream went on"
}

# expect_all_events <stream> <since> <subject or *> <test> <seconds> <needed | free>: whatever comes of that user is as allowed.
expect_all_events() {
  if await_event "$1" "$2" "$3" "($4) | not" "$5"; then broken "$(shown "$(head -n 1 "$work/found")")"; fi
  events "$1" "$2" "$3" true
  [ -s "$work/found" ] || [ "$6" = free ] || could_not_tell "the stream told nothing of that user"
  moved "$1"
  kept "$(shown "$(newest)")"
}

# expect_member <stream> <since> <subject> <field> <value> <seconds> <wanted | unwanted> [room]: the membership of a room has the
# new value of the profile, or has not.
expect_member() {
  local until=$(($(now) + $6 * 1000)) program
  program="$DEFINITIONS [fromjson?][] | select(.received > \$since) | .answer
    | (at([\"rooms\"]) | objects | .[] | objects | to_entries[] | select(\$room == \"\" or .key == \$room) | .value
       | at([\"state\", \"events\"], [\"timeline\", \"events\"]) | list), (at([\"chunk\"]) | list), (presence_events | {type: \"m.room.member\", state_key: whose, content})
    | select(at([\"type\"]) == \"m.room.member\" and at([\"state_key\"]) == \$subject and at([\"content\", \$field]) == \$value)
    | select(\$wanted == \"wanted\" or \$room == \"\" or at([\"content\", \"membership\"]) == \"join\")"
  while :; do
    query -cR --argjson since "$2" --arg subject "$3" --arg field "$4" --arg value "$5" --arg wanted "$7" --arg room "${8:-}" \
      "$program" "$work/$1.stream" >"$work/found"
    [ ! -s "$work/found" ] || break
    [ "$(now)" -lt "$until" ] || break
    sleep 0.2
  done
  case $7:$([ -s "$work/found" ] && echo found) in
  wanted:found) kept "$(shown "$(head -n 1 "$work/found")")" ;;
  wanted:) works "$1" && broken "no such membership for $6 s" ;;
  unwanted:found) broken "$(shown "$(head -n 1 "$work/found")")" ;;
  *) moved "$1" && kept "nothing of the kind" ;;
  esac
}

# expect_same <name> <keys>: the last answer shows the same as the one of that name.
expect_same() {
  local then now_shown
  then=$(query -c "$DEFINITIONS $2" "$work/$1.answer") || exit 3
  now_shown=$(query -c "$DEFINITIONS $2" <<<"$(answer_json)") || exit 3
  if [ "$then" = "$now_shown" ]; then kept "$(shown "$then") both times"; else broken "$(shown "$then") and then $(shown "$now_shown")"; fi
}

# expect_as_told <stream> <subject> <keys>: the last answer shows the same as the newest event of that user.
expect_as_told() {
  local told looked
  events "$1" 0 "$2" true
  [ -s "$work/found" ] || could_not_tell "the stream told nothing of that user"
  told=$(query -c "$DEFINITIONS at([\"content\"]) | $3" <<<"$(newest)") || exit 3
  looked=$(query -c "$DEFINITIONS $3" <<<"$(answer_json)") || exit 3
  if [ "$told" = "$looked" ]; then kept "$(shown "$told") in both"; else broken "$(shown "$told") in the newest event, $(shown "$looked") by GET"; fi
}

# expect_growth <name> <tolerance>: last_active_ago has grown since the answer of that name by the time that passed, in ms.
expect_growth() {
  local then_sent then_received then_ago least most
  read -r then_sent then_received <"$work/$1.times"
  then_ago=$(query '.last_active_ago? | numbers | floor' "$work/$1.answer") || exit 3
  [ -n "$then_ago" ] || could_not_tell "the first look shows no number as last_active_ago: $(shown "$(cat "$work/$1.answer")")"
  least=$((then_ago + sent - then_received - $2)) most=$((then_ago + received - then_sent + $2))
  conclude "$(answer_json)" "at([\"last_active_ago\"]) | type == \"number\" and . >= $least and . <= $most" \
    "$(field last_active_ago) ms; from $least to $most ms are to be expected"
}

# expect_stream <stream> <since> <test>: every answer of the stream since then is as allowed.
expect_stream() {
  query -cR --argjson since "$2" "$DEFINITIONS [fromjson?][] | select(.received > \$since and .status == 200) | select(($3) | not)" \
    "$work/$1.stream" >"$work/found"
  [ ! -s "$work/found" ] || broken "$(shown "$(head -n 1 "$work/found")")"
  works "$1"
  kept
}

# expect_own_ids <stream>: no two different updates that the stream told have one event_id.
expect_own_ids() {
  local found
  events "$1" 0 '*' 'at(["event_id"]) | type == "string"'
  found=$(query -sc 'first(group_by(.event_id)[] | select((map(.content | objects | del(.last_active_ago)) | unique | length) > 1))' "$work/found") || exit 3
  [ -z "$found" ] || broken "$(shown "$found")"
  works "$1"
  kept
}

# expect_room: the last answer, of a room, holds no presence.
expect_room() {
  must 'the room'
  conclude "$(answer_json)" '[.. | objects | select(.type? == "m.presence")] == []' "$answer"
}

# works <stream>: the stream was answered at all; else nothing can be told.
works() {
  jq -cR '[fromjson?][] | select(.status == 200)' "$work/$1.stream" | grep -q . || could_not_tell "the stream was never answered with 200: $(shown "$(tail -n 1 "$work/$1.stream")")"
}

# moved <stream>: the stream went on telling, as the fence shows; else that nothing came is worth nothing.
moved() {
  works "$1"
  [ -n "${fenced:-}" ] || could_not_tell "nothing of the kind came, but the stream did not tell of FENCE either"
}

for tool in curl jq; do command -v "$tool" >/dev/null || could_not_tell "$tool is not installed"; done
