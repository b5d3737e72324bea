import { HttpException, NotFoundException } from '@nestjs/common';
import { isStoreUnreachable } from '../stores/store-unreachable.js';
import { Problem } from './problem.js';
import {
  contentTooLarge,
  internal,
  malformedRequest,
  notFound,
  storeUnavailable,
  unsupportedMediaType,
  uriTooLong,
} from './usual-problems.js';

/** What Fastify refuses by itself, by its code; its texts quote the URL or the header and are not used. */
const FASTIFY_REFUSALS: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMediaType,
  FST_ERR_CTP_BODY_TOO_LARGE: contentTooLarge,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedRequest,
  FST_ERR_BAD_URL: notFound,
  FST_ERR_MAX_PARAM_LENGTH: uriTooLong,
  FST_ERR_NOT_FOUND: notFound,
};

/**
 * The problem that answers for something thrown. An allow-list: our own Problems, the framework's refusals known by
 * code, Nest's "no such route", and a store that can't be reached; everything else is 500 without a text.
 */
export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    return thrown;
  }
  if (thrown instanceof NotFoundException) {
    return notFound();
  }
  if (isStoreUnreachable(thrown)) {
    return storeUnavailable();
  }
  const cause = thrown instanceof HttpException ? thrown.cause : thrown;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return Object.hasOwn(FASTIFY_REFUSALS, code) ? (FASTIFY_REFUSALS[code] ?? internal)() : internal();
}
