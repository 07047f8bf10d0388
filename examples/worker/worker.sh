#!/bin/sh
# Pretends to work. Stops at once when it is told to.
trap 'echo "worker: stopped"; exit 0' TERM INT
interval=10
[ "$1" = "--interval" ] && interval=$2
while :; do
  echo "worker: nothing on the queue"
  sleep "$interval" &
  wait $!
done
