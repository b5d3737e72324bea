import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { IncomingBody } from './incoming-body.js';

/** A body that a route takes as a stream of bytes, unparsed. */
export interface StreamedBody {
  /** What a caller sends, for the API description: form and bounds, or where they stand. */
  readonly says: string;
  /** Lower-case media type, e.g. 'text/csv'. */
  readonly mediaType: string;
  /** Charsets a caller may name, lower case; 'any' where the route refuses in its own words; without one it finds out itself. */
  readonly charsets: readonly string[] | 'any';
  /** Is a body of no bytes, whose type is named, the route's to refuse? */
  readonly mayBeEmpty?: boolean;
  readonly maxBytes: number;
  /** Milliseconds within which all of it must have arrived. */
  readonly arrivesWithin: number;
}

/** Key of the route metadata that holds a StreamedBody. */
export const STREAMED_BODY = 'dossierkluis:streamed-body';

/** Says that a route takes its body as a stream; the handler gets it through `@BodyStream()`. */
export const TakesStream = (body: StreamedBody): CustomDecorator => SetMetadata(STREAMED_BODY, body);

/** The bounded stream of a route that is marked `@TakesStream`; it fails with a Problem, see IncomingBody.stream. */
export const BodyStream = createParamDecorator((_data: unknown, context: ExecutionContext): Readable => {
  const declared = Reflect.getMetadata(STREAMED_BODY, context.getHandler()) as StreamedBody | undefined;
  const body = context.switchToHttp().getRequest<FastifyRequest>().body;
  // What declares no length and no coding has no bytes; the guard let it through as a file of none.
  if (declared?.mayBeEmpty === true && body === undefined) return Readable.from([]);
  if (declared === undefined || !(body instanceof IncomingBody)) {
    throw new TypeError('@BodyStream() needs @TakesStream() on the route');
  }
  return body.stream(declared.maxBytes, declared.arrivesWithin);
});
