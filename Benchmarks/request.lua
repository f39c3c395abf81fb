-- One request, again and again, with the headers that an SDK sends. BENCH_BODY makes it a POST.
-- Reference: wrk's SCRIPTING; without a function `request` it builds the request once.

wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/cleanrooms/aws4_request, "
    .. "SignedHeaders=host;x-amz-date, Signature=" .. string.rep("0", 64)
wrk.headers["X-Amz-Date"] = "20260101T000000Z"
wrk.headers["User-Agent"] = "Boto3/1.44.8 md/Botocore#1.44.8 ua/2.1 os/linux#6.1 md/arch#x86_64 lang/python#3.11.7"

local body = os.getenv("BENCH_BODY")
if body then
    wrk.method = "POST"
    wrk.body = body
    wrk.headers["Content-Type"] = "application/json"
end

-- The driver reads this line: requests, microseconds, the 50th and the 99th percentile in microseconds, and what went wrong.
function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("result %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        e.connect + e.read + e.write + e.status + e.timeout))
end
