import { Problem, type FieldError } from './problem.js';

/** The one body for everything outside what the caller may know of, and for routes that do not exist (D5, V6). */
export function notFound(): Problem {
  return new Problem(404, 'not-found', 'There is nothing here that you may know of.');
}

/** Input that its schema refuses; `errors` say where and what, never which value. */
export function invalidInput(errors: readonly FieldError[]): Problem {
  const rules = new Set(errors.map((error) => error.rule).filter((rule) => rule !== undefined));
  const [rule] = rules;
  return new Problem(400, 'invalid-input', 'The input is not what this route accepts; nothing was stored.', {
    errors,
    ...(rules.size === 1 && rule !== undefined ? { rule } : {}),
  });
}

/** A body that is not one strict JSON text; `code` says why (duplicate_key, not_utf8, too_deep …). */
export function malformedJson(code: string, at = ''): Problem {
  return new Problem(400, 'malformed-json', 'The body is not one strict JSON text in UTF-8.', {
    errors: [{ at, code }],
  });
}

/** Bytes that are no acceptable HTTP/1.1 request. */
export function malformedRequest(): Problem {
  return new Problem(400, 'malformed-request', 'The request is not well-formed.');
}

/** A refusal that names its rule: 403 you may not, 409 not in this state. */
export function refusedByRule(status: 403 | 409, code: string, rule: string, detail: string): Problem {
  return new Problem(status, code, detail, { rule });
}

/** A change made on an older version than the stored one. */
export function staleVersion(): Problem {
  return new Problem(409, 'stale-version', 'It was changed meanwhile: read it again and decide again.');
}

/** RFC 9110, 15.5.6; `allowed` are the methods the path does have. */
export function methodNotAllowed(allowed: readonly string[]): Problem {
  return new Problem(405, 'method-not-allowed', 'This path does not have that method.', {
    headers: { allow: allowed.join(', ') },
  });
}

export function requestTimeout(): Problem {
  return new Problem(408, 'request-timeout', 'The request did not arrive in time.', {
    headers: { connection: 'close' },
  });
}

/** RFC 9110, 15.5.12; for a body whose length has to be known before its first byte. */
export function lengthRequired(): Problem {
  return new Problem(411, 'length-required', 'This route needs a Content-Length.');
}

export function contentTooLarge(): Problem {
  return new Problem(413, 'content-too-large', 'The body is larger than this route accepts.');
}

export function uriTooLong(): Problem {
  return new Problem(414, 'uri-too-long', 'The path or query is longer than any of this service.');
}

/**
 * RFC 9110, 15.5.16; also for compressed bodies, which this service does not unpack.
 * @param accepted the media type that the route does take, for `Accept-Post` (W3C LDP, 7.1); left out where no route is known
 */
export function unsupportedMediaType(accepted?: string): Problem {
  return new Problem(
    415,
    'unsupported-media-type',
    accepted === undefined
      ? 'This route does not accept a body of that type or coding.'
      : `This route takes a body of type ${accepted}, in no content coding.`,
    accepted === undefined ? {} : { headers: { 'accept-post': accepted } },
  );
}

export function expectationFailed(): Problem {
  return new Problem(417, 'expectation-failed', 'The only expectation understood is 100-continue.');
}

export function headersTooLarge(): Problem {
  return new Problem(431, 'headers-too-large', 'The header fields are larger than this service accepts.');
}

/** What nobody foresaw: no text, for it might quote what was received. The log has its class and frames. */
export function internal(): Problem {
  return new Problem(500, 'internal', 'Something went wrong on our side; nothing was stored.');
}

/** A1 — no trail, no answer. */
export function trailUnavailable(): Problem {
  return new Problem(503, 'trail-unavailable', 'The trail cannot be written, so nothing is answered.', {
    rule: 'A1',
    headers: { 'retry-after': '5' },
  });
}

/** A store, or the keys of one, can't be reached now: nothing was stored and nothing leaves. */
export function storeUnavailable(): Problem {
  return new Problem(503, 'store-unavailable', 'What this needs cannot be reached now; ask again.', {
    headers: { 'retry-after': '5' },
  });
}

export function shuttingDown(): Problem {
  return new Problem(503, 'shutting-down', 'The service is stopping; ask again.', {
    headers: { connection: 'close', 'retry-after': '5' },
  });
}
