import type { OpenAPIObject } from '@nestjs/swagger';
import type { Refusal } from '../http/refusal.js';
import type { RouteHandler } from '../http/route-handlers.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Components = NonNullable<OpenAPIObject['components']>;
export type ResponseObject = Exclude<NonNullable<Components['responses']>[string], { $ref: unknown }>;
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
  /** How it refuses because of who asks. */
  readonly refusals: readonly Refusal[];
  /** The JSON schema of a good answer's body; undefined where the answer is a file. */
  readonly answer?: Schema;
  /** What the answer's schema refers to, by the name of the component. */
  readonly schemas?: Readonly<Record<string, Schema>>;
}

export type DescribeRoute = (route: RouteHandler) => RouteDescription;

/** What whoever knows the policies tells of routes and codes. */
export interface ApiWords {
  readonly describeRoute: DescribeRoute;
  /** What each code of a list that schemas name means, in its order. @throws Error for a list that no policy has */
  readonly meaningsOf: (list: string) => ReadonlyMap<string, string>;
  /** What a field of that name is, wherever its schema doesn't say so itself; undefined for a name that means several things. */
  readonly wordsOfField: (name: string) => string | undefined;
}
