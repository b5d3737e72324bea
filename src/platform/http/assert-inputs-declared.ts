import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { declaredInputOf, type Controller, type DeclaredInput, type Handler } from './declared-input.js';
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

interface RouteHandler {
  readonly controller: Controller;
  readonly handler: Handler;
  readonly method: RequestMethod;
}

/** Every route handler of the application, with its controller and method. */
export function routeHandlers(app: INestApplicationContext): RouteHandler[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer, { strict: false }).values()]
    .flatMap((module) => [...module.controllers.values()])
    .map((wrapper) => wrapper.metatype as Controller);
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, Handler>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      return handler === undefined || method === undefined ? [] : [{ controller, handler, method }];
    });
  });
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
