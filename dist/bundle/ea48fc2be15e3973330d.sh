# Reads the secrets of a run from Parameter Store, as the machine's own role and nobody else. Their values are in this
# shell, in pipes and in the payload's environment: in no file, no argument and no reply.
# Variables: new, region, secrets_seconds. Sets secrets, as shell text that exports them.
# shellcheck shell=sh disable=SC2034,SC2154

read_secrets() {
  newline='
'
  secrets=
  give_up=$(($(date +%s) + ${SERVICEMON_SECRETS_LIMIT:-$secrets_seconds}))
  while read -r name parameter; do
    left=$((give_up - $(date +%s)))
    [ "$left" -gt 0 ] || abandon secrets "$parameter could not be read in time"
    # The dot saves the newlines at a value's end. The one right before it is not the value's, but the CLI's.
    value=$(get_parameter "$parameter" "$left" 2>"$new/aws.log" && echo .)
    if [ $? -ne 0 ]; then
      # By the clock: what timeout gives as its exit code is its own affair.
      [ "$(date +%s)" -lt "$give_up" ] || abandon secrets "$parameter could not be read in time"
      abandon secrets "$parameter could not be read: $(last_words "$new/aws.log")"
    fi
    quoted=$(printf %s "${value%"$newline."}." | LC_ALL=C sed "s/'/'\\\\''/g")
    secrets="${secrets}export $name='${quoted%.}'$newline"
  done <"$new/wanted"
  value='' quoted=''
}

# get_parameter <name> <seconds>. What root may have configured for the CLI is left out, credentials most of all. Python,
# in which the CLI is written, is to print UTF-8 whatever the locale.
get_parameter() (
  unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null LC_ALL=C PYTHONIOENCODING=UTF-8
  # A machine that has just booted may be slow to answer; by itself the CLI asks once and waits one second.
  export AWS_METADATA_SERVICE_TIMEOUT=5 AWS_METADATA_SERVICE_NUM_ATTEMPTS=3
  exec timeout -k 5 "$2" aws ssm get-parameter --region "$region" --name "$1" --with-decryption \
    --query Parameter.Value --output text </dev/null
)

last_words() {
  grep . "$1" | tail -n 1 | LC_ALL=C tr -cd ' -~' | cut -c 1-300
}
