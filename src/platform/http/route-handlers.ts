import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { Controller, Handler } from './declared-input.js';

export interface RouteHandler {
  readonly controller: Controller;
  readonly handler: Handler;
  readonly method: RequestMethod;
}

/** Every route handler of the application, with its controller and method, from Nest's own metadata. */
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
