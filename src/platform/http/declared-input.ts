import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { CUSTOM_ROUTE_ARGS_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { z } from 'zod';
import { STREAMED_BODY, type StreamedBody } from './streamed-body.js';

/** A class whose methods handle routes. */
export type Controller = abstract new (...args: never[]) => unknown;
/** A method that handles a route. */
export type Handler = (...args: never[]) => unknown;

/** One decorated parameter of a route handler, as Nest noted it. */
export interface DeclaredParameter {
  readonly kind: 'body' | 'query' | 'param' | 'request' | 'custom' | 'other';
  /** The name of a single path parameter, as in `@Param('id', …)`. */
  readonly name: string | null;
  readonly schema: z.ZodType | null;
}

/** What a route says it takes. */
export interface DeclaredInput {
  readonly parameters: readonly DeclaredParameter[];
  readonly hasQuery: boolean;
  readonly body: 'none' | 'json' | StreamedBody;
}

const KINDS: Readonly<Record<number, DeclaredParameter['kind']>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'param',
  [RouteParamtypes.REQUEST]: 'request',
  [RouteParamtypes.RESPONSE]: 'request',
};

const seen = new WeakMap<Handler, DeclaredInput>();

/** Reads from Nest's own metadata what a route's handler takes; the answer is kept per handler. */
export function declaredInputOf(controller: Controller, handler: Handler): DeclaredInput {
  const known = seen.get(handler);
  if (known !== undefined) {
    return known;
  }
  const noted = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler.name) as object | undefined;
  const parameters = Object.entries(noted ?? {}).map(([key, value]) => declaredParameter(key, value));
  const streamed = Reflect.getMetadata(STREAMED_BODY, handler) as StreamedBody | undefined;
  const declared: DeclaredInput = {
    parameters,
    hasQuery: parameters.some((parameter) => parameter.kind === 'query'),
    body: streamed ?? (parameters.some((parameter) => parameter.kind === 'body') ? 'json' : 'none'),
  };
  seen.set(handler, declared);
  return declared;
}

function declaredParameter(key: string, value: unknown): DeclaredParameter {
  const { schema, data } = value as { schema?: unknown; data?: unknown };
  return {
    kind: key.includes(CUSTOM_ROUTE_ARGS_METADATA) ? 'custom' : (KINDS[Number(key.split(':')[0])] ?? 'other'),
    name: typeof data === 'string' ? data : null,
    schema: schema instanceof z.ZodType ? schema : null,
  };
}
