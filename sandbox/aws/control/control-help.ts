/** The answer to `GET /_sandbox/`. */
export const controlHelp = `The control interface of the embedded AWS. POST takes JSON, with content-type: application/json.

POST   /_sandbox/reset        {}: restores the initial state, with the same administrator key
POST   /_sandbox/seed         {"users": [{"userName": "ann", ...}], ...}: applied as a whole or not at all, in effect at once
GET    /_sandbox/faults       the outstanding faults
POST   /_sandbox/faults       {"operation": "CreateUser", "kind": "throttling", "times": 2}
DELETE /_sandbox/faults       removes them
GET    /_sandbox/clock        the account's time and how far it was moved
POST   /_sandbox/clock        {"offsetSeconds": 3600} from this machine's time, or {"advanceSeconds": 60} from the account's time
GET    /_sandbox/throttle     how many calls of each IAM and STS operation per second are allowed
POST   /_sandbox/throttle     {"perSecond": 5}; null turns it off
GET    /_sandbox/calls        the newest 5000 calls; ?since=NUMBER&service=iam&operation=NAME&result=denied&principal=NAME&limit=10
GET    /_sandbox/view         the account as JSON, without any secret
GET    /_sandbox/view/stream  the same as server-sent events, again after each change

Kinds of faults: throttling, service-failure, access-denied, slow (with slowMs), reset-before, reset-after-commit.
`;
