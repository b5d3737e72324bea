import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { routeHandlers, type RouteHandler } from '../http/route-handlers.js';
import { describeFields } from './describe-fields.js';
import { describeOperation } from './describe-operation.js';
import { exampleOf } from './example-of.js';
import { plainSchemas } from './plain-schemas.js';
import type { ApiWords, RouteDescription, Schema } from './route-description.js';
import { sharedComponents } from './shared-components.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const INTRODUCTION =
  'Access control for occupational-health records. Every access is decided and recorded before its answer leaves. ' +
  'Unknown keys and parameters are refused. HEAD and OPTIONS are not offered; nothing may be cached. Which fields of a record ' +
  'somebody gets follows from the role he acts in: a field that is not required in a schema is one that some role that ' +
  'reads the record does not get. A field that is required is always there, with null where that is allowed.';

/**
 * The API as OpenAPI 3.0, from the same zod schemas that validate the input (that is the version Nest's converter makes).
 *
 * @param version of the service
 * @param words the texts and the answer of each route, and the codes of lists
 * @throws Error when a route is missing from the document, or two handlers have one name
 */
export function describeApi(app: INestApplication, version: string, words: ApiWords): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Dossierkluis')
    .setDescription(INTRODUCTION)
    .setVersion(version)
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .setOpenAPIVersion('3.0.3')
    .build();
  const document = SwaggerModule.createDocument(app, outline, { operationIdFactory: operationId });
  const routes = routesByName(app, words);
  const paths = Object.entries(document.paths).map(([path, item]) => [path, describedPath(item, routes)]);
  const shared = sharedComponents();
  const described = plainSchemas(
    {
      ...document,
      paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
      components: {
        ...shared,
        schemas: { ...document.components?.schemas, ...answered(routes), ...shared.schemas },
      },
    },
    words.meaningsOf,
  );
  return describeFields({ ...described, paths: withExamples(described) }, words);
}

/** Each JSON body with one that is accepted, as far as a schema can say. */
function withExamples({ paths, components }: OpenAPIObject): OpenAPIObject['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]): [string, OpenAPIObject['paths'][string]] => {
      const body = item.post?.requestBody;
      const json = body !== undefined && 'content' in body ? body.content['application/json'] : undefined;
      if (item.post === undefined || json?.schema === undefined) return [path, item];
      const content = { 'application/json': { ...json, example: exampleOf(json.schema, components?.schemas) } };
      return [path, { ...item, post: { ...item.post, requestBody: { ...body, content } } }];
    }),
  );
}

const operationId = (controller: string, method: string): string => `${controller}.${method}`;

type ToldRoutes = ReadonlyMap<string, { readonly route: RouteHandler; readonly told: RouteDescription }>;

function routesByName(app: INestApplication, { describeRoute }: ApiWords): ToldRoutes {
  const routes = routeHandlers(app);
  const byName = new Map(
    routes.map((route) => [
      operationId(route.controller.name, route.handler.name),
      { route, told: describeRoute(route) },
    ]),
  );
  if (byName.size !== routes.length) {
    throw new Error('two route handlers have the same controller and method name');
  }
  return byName;
}

function describedPath(item: OpenAPIObject['paths'][string], routes: ToldRoutes): OpenAPIObject['paths'][string] {
  const described = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation !== undefined) {
      const route = routes.get(operation.operationId ?? '');
      if (route === undefined) {
        throw new Error(`no route handler is called ${operation.operationId ?? 'nothing'}`);
      }
      described[method] = describeOperation(operation, route.route, route.told);
    }
  }
  return described;
}

/** The records that answers refer to, each once. */
function answered(routes: ToldRoutes): Record<string, Schema> {
  return Object.fromEntries([...routes.values()].flatMap(({ told }) => Object.entries(told.schemas ?? {})));
}
