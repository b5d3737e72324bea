import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { declaredInputOf, type DeclaredInput } from './declared-input.js';
import { routeHandlers } from './route-handlers.js';
import { looseSpot } from './strict-schema.js';

/**
 * Silence is refusal, at start-up: every parameter that takes something from a request has a strict zod schema, and
 * nothing reaches into a request some other way. Works on Nest's own metadata, so it sees what Nest will do.
 *
 * @throws Error naming each handler and what is wrong with it
 */
export function assertInputsDeclared(app: INestApplicationContext): void {
  const faults = routeHandlers(app).flatMap(({ controller, handler, method }) => {
    const found = faultsOf(declaredInputOf(controller, handler), method);
    return found.map((fault) => `${controller.name}.${handler.name}: ${fault}`);
  });
  if (faults.length > 0) {
    throw new Error(`routes that take what no schema describes:\n  ${faults.join('\n  ')}`);
  }
}

function faultsOf(declared: DeclaredInput, method: RequestMethod): string[] {
  const faults = declared.parameters.flatMap(({ kind, name, schema }) => {
    if (kind === 'request' || kind === 'custom') {
      return [];
    }
    if (kind === 'other') {
      return ['a parameter decorator that no schema can describe'];
    }
    if (schema === null) {
      return [`@${kind} without a zod schema`];
    }
    const spot = looseSpot(schema);
    return [
      ...(spot === null ? [] : [`@${kind} ${spot}`]),
      ...(name !== null && kind !== 'param' ? [`@${kind} takes one field only, so unknown ones would go unseen`] : []),
    ];
  });
  return method === RequestMethod.GET && declared.body !== 'none' ? [...faults, 'a body on a GET'] : faults;
}
