import type { INestApplicationContext } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { routeHandlers } from '../../platform/http/route-handlers.js';
import { ROUTE_RULE, type RouteRule } from './allows.js';
import type { Policies } from './policy/policies.js';

/** One route as it stands in the census. */
export interface CensusLine {
  readonly method: string;
  /** The template, e.g. '/v1/pieces/:pieceId'. */
  readonly path: string;
  readonly handler: string;
  readonly rule: RouteRule | undefined;
}

/** Every route of the application, from Nest's own metadata, sorted by path and method. */
export function routeCensus(app: INestApplicationContext): CensusLine[] {
  return routeHandlers(app)
    .map(({ controller, handler, method }) => ({
      method: RequestMethod[method],
      path: pathOf(controller, handler),
      handler: `${controller.name}.${handler.name}`,
      rule: Reflect.getMetadata(ROUTE_RULE, handler) as RouteRule | undefined,
    }))
    .sort((one, other) => `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`));
}

/**
 * Silence is refusal: a route without a rule, or whose rule no policy knows, stops the start-up.
 * @throws Error naming each route at fault
 */
export function assertRoutesRuled(app: INestApplicationContext, policies: Policies): void {
  const faults = routeCensus(app).flatMap((line) => {
    const fault = faultOf(line, policies);
    return fault === null ? [] : [`${line.method} ${line.path} (${line.handler}): ${fault}`];
  });
  if (faults.length > 0) throw new Error(`routes without a rule:\n  ${faults.join('\n  ')}`);
}

function faultOf({ rule }: CensusLine, policies: Policies): string | null {
  if (rule === undefined) return 'says nothing of who may use it';
  if (rule.how === 'open') return null;
  try {
    if (rule.how === 'signed-in') policies.signInLevel(rule.level);
    else policies.signIn(rule.kind, rule.action);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : 'its rule is unknown';
  }
}

function pathOf(controller: object, handler: object): string {
  const parts = [controller, handler].map((part) => Reflect.getMetadata(PATH_METADATA, part) as string);
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}
