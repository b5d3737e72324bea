import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteHandler } from '../http/route-handlers.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Components = NonNullable<OpenAPIObject['components']>;
export type Schema = Extract<NonNullable<Components['schemas']>[string], { type?: unknown }>;

/** What a reader is told of a route besides what its schemas say; given by whoever knows what routes are for. */
export interface RouteDescription {
  /** One line, e.g. 'Read a piece of the medical dossier'. */
  readonly summary: string;
  readonly description: string;
  /** Open routes need no token and take no acting role or purpose. */
  readonly open: boolean;
  /** Does the caller act in a role there, so that `Acting-As` and `Purpose` mean something? */
  readonly acting: boolean;
  /** The JSON schema of a good answer's body; undefined where it has none worth describing. */
  readonly answer?: Schema;
}

export type DescribeRoute = (route: RouteHandler) => RouteDescription;
