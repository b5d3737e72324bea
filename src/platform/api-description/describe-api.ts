import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { routeHandlers, type RouteHandler } from '../http/route-handlers.js';
import { describeOperation } from './describe-operation.js';
import type { DescribeRoute } from './route-description.js';
import { sharedComponents } from './shared-components.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const INTRODUCTION =
  'Access control for occupational-health records. Every access is decided and recorded before its answer leaves. ' +
  'Unknown keys and parameters are refused. HEAD and OPTIONS are not offered; nothing may be cached.';

/**
 * The API as OpenAPI 3.0, from the same zod schemas that validate the input (that is the version Nest's converter makes).
 *
 * @param version of the service
 * @param describeRoute the texts and the kind of each route
 * @throws Error when a route is missing from the document, or two handlers have one name
 */
export function describeApi(app: INestApplication, version: string, describeRoute: DescribeRoute): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Dossierkluis')
    .setDescription(INTRODUCTION)
    .setVersion(version)
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .setOpenAPIVersion('3.0.3')
    .build();
  const document = SwaggerModule.createDocument(app, outline, { operationIdFactory: operationId });
  const routes = routesByName(app);
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    describedPath(item, routes, describeRoute),
  ]);
  const shared = sharedComponents();
  return withRuleExtensions({
    ...document,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: { ...shared, schemas: { ...document.components?.schemas, ...shared.schemas } },
  });
}

const operationId = (controller: string, method: string): string => `${controller}.${method}`;

function routesByName(app: INestApplication): ReadonlyMap<string, RouteHandler> {
  const routes = routeHandlers(app);
  const byName = new Map(routes.map((route) => [operationId(route.controller.name, route.handler.name), route]));
  if (byName.size !== routes.length) {
    throw new Error('two route handlers have the same controller and method name');
  }
  return byName;
}

function describedPath(
  item: OpenAPIObject['paths'][string],
  routes: ReadonlyMap<string, RouteHandler>,
  describeRoute: DescribeRoute,
): OpenAPIObject['paths'][string] {
  const described = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation !== undefined) {
      const route = routes.get(operation.operationId ?? '');
      if (route === undefined) {
        throw new Error(`no route handler is called ${operation.operationId ?? 'nothing'}`);
      }
      described[method] = describeOperation(operation, route, describeRoute(route));
    }
  }
  return described;
}

/** `.meta({ rule: 'V9' })` of a schema is told as an extension, `x-rule`: OpenAPI has no keyword of that name. */
function withRuleExtensions<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withRuleExtensions(item)) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const renamed = Object.entries(value).map(([name, member]: [string, unknown]) => [
    name === 'rule' && typeof member === 'string' ? 'x-rule' : name,
    withRuleExtensions(member),
  ]);
  return Object.fromEntries(renamed) as T;
}
