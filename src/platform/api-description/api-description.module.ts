import { Controller, Get, Header, Module, type DynamicModule, type Type } from '@nestjs/common';
import { z } from 'zod';
import { AnswersFile } from '../http/answered-file.js';
import { AnswersWritten } from '../http/answers.js';
import { Says } from '../http/says.js';
import { ApiDescription } from './api-description.js';
import { DOCS_PAGE, DOCS_POLICY, START_SCRIPT, swaggerAsset } from './docs-page.js';

/** Marks a route as open to everybody, with the reason for the census; a ring above has it. */
export type MarkOpen = (because: string) => MethodDecorator;

const Document = z
  .looseObject({ openapi: z.literal('3.0.3').describe('The version of the format.') })
  .describe('This description: OpenAPI 3.0.');

const SCRIPT = 'text/javascript; charset=utf-8';

/** `/openapi.json` and `/docs`. Only for an application whose settings switch them on. */
@Module({})
export class ApiDescriptionModule {
  static with(open: MarkOpen): DynamicModule {
    return {
      module: ApiDescriptionModule,
      controllers: [descriptionController(open)],
      providers: [ApiDescription],
      exports: [ApiDescription],
    };
  }
}

function descriptionController(open: MarkOpen): Type {
  const because = 'D5 — describes the API and shows no record; switched on in the settings';
  const [css, bundle] = [swaggerAsset('swagger-ui.css'), swaggerAsset('swagger-ui-bundle.js')];

  @Controller()
  class ApiDescriptionController {
    constructor(private readonly description: ApiDescription) {}

    @Get('openapi.json')
    @Says('Shows this description, as OpenAPI 3.0.')
    @Header('content-type', 'application/json; charset=utf-8')
    @open(because)
    @AnswersWritten(Document)
    document(): string {
      return this.description.text();
    }

    @Get('docs')
    @Says('Shows the page that reads this description aloud.')
    @Header('content-type', 'text/html; charset=utf-8')
    @Header('content-security-policy', DOCS_POLICY)
    @open(because)
    @AnswersFile('text/html')
    page(): string {
      return DOCS_PAGE;
    }

    @Get('docs/start.js')
    @Says('Shows the script that starts that page.')
    @Header('content-type', SCRIPT)
    @open(because)
    @AnswersFile('text/javascript')
    startScript(): string {
      return START_SCRIPT;
    }

    @Get('docs/swagger-ui-bundle.js')
    @Says('Shows the scripts of that page.')
    @Header('content-type', SCRIPT)
    @open(because)
    @AnswersFile('text/javascript')
    bundle(): string {
      return bundle;
    }

    @Get('docs/swagger-ui.css')
    @Says('Shows how that page looks.')
    @Header('content-type', 'text/css; charset=utf-8')
    @open(because)
    @AnswersFile('text/css')
    styles(): string {
      return css;
    }
  }

  return ApiDescriptionController;
}
