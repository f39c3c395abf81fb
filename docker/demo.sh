#!/bin/sh
# What the demo profile of compose.yaml runs: the publisher of the seed demo asks which cities both members' customers live in.
set -eu
export AWS_ACCESS_KEY_ID=222222222222 AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=

membership=$(aws cleanrooms list-memberships --query 'membershipSummaries[0].id' --output text)
bucket=$(aws cleanrooms get-membership --membership-identifier "$membership" --output text \
    --query 'membership.defaultResultConfiguration.outputConfiguration.s3.bucket')
aws s3api head-bucket --bucket "$bucket" >/dev/null 2>&1 || aws s3api create-bucket --bucket "$bucket" >/dev/null

query=$(aws cleanrooms start-protected-query --type SQL --membership-identifier "$membership" --query protectedQuery.id --output text \
    --sql-parameters 'queryString=SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email')
status=SUBMITTED
while [ "$status" = SUBMITTED ] || [ "$status" = STARTED ]; do
    sleep 0.3
    status=$(aws cleanrooms get-protected-query --membership-identifier "$membership" --protected-query-identifier "$query" \
        --query protectedQuery.status --output text)
    echo "$status"
done
aws cleanrooms get-protected-query --membership-identifier "$membership" --protected-query-identifier "$query" --output json
aws s3 ls --recursive "s3://$bucket" | grep "$query"
aws s3 cp --quiet "s3://$bucket/$(aws s3api list-objects-v2 --bucket "$bucket" --output text --query "Contents[?contains(Key, '$query')] | [0].Key")" -
[ "$status" = SUCCESS ]
