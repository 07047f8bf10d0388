#!/bin/sh
# Stands for AWS's session-manager-plugin: says what it was started with, whether the variable holds a session, and repeats what is typed.
if [ "$1" = --version ]; then
  cat "$0.version"
  exit
fi
tr '\0' '\n' < "/proc/$$/cmdline" > "$0.started"
session=$(printenv "$1")
case "$session" in
  *'"SessionId":"ecs-execute-command-'*'"TokenValue":"'*'"StreamUrl":"wss://'*) echo "Session for $5 is open." ;;
  *) echo 'There is no session.' ;;
esac
while read -r line; do echo "You typed: $line"; done
