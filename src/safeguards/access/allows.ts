import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Context } from './context.js';

export type EmployeesKey = 'employeeId' | 'employeeIds';

/** What may be said of a route beside its action and kind. */
export interface MoreOfRoute {
  /** A1 — the key of the body that names the employees whom a request is about, where the path names none. */
  readonly employeesIn?: EmployeesKey;
}

/** What a route does, for the guard, the census and the access matrix. */
export type RouteRule =
  | ({ readonly how: 'allows'; readonly action: string; readonly kind: string } & MoreOfRoute)
  | { readonly how: 'signed-in'; readonly level: string; readonly because: string }
  | { readonly how: 'open'; readonly because: string };

export const ROUTE_RULE = 'kluis:route-rule';

/** The route does this action on this kind: only roles whose policy says so get past the guard. */
export const Allows = (action: string, kind: string, more: MoreOfRoute = {}): CustomDecorator =>
  SetMetadata(ROUTE_RULE, { how: 'allows', action, kind, ...more });

/**
 * The route needs a verified token and no role; stands in the census by name, with its reason.
 * @param level a sign-in level of policies/sign-in.yaml (D10)
 */
export const SignedIn = (level: string, because: string): CustomDecorator =>
  SetMetadata(ROUTE_RULE, { how: 'signed-in', level, because });

/** The route is open to everybody; stands in the census by name, with its reason. */
export const Open = (because: string): CustomDecorator => SetMetadata(ROUTE_RULE, { how: 'open', because });

declare module 'fastify' {
  interface FastifyRequest {
    kluis?: Context;
  }
}

/** The context that the guard made for this request. */
export const Acting = createParamDecorator((_data: unknown, execution: ExecutionContext): Context => {
  const { kluis } = execution.switchToHttp().getRequest<FastifyRequest>();
  if (kluis === undefined) throw new Error('a handler asked for a context on a route without @Allows');
  return kluis;
});
