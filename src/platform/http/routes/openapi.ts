import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { Components } from '../schemas/components.js';
import { answerHeaders } from '../schemas/headers.js';
import { ProblemView } from '../schemas/problem.js';
import { problemExamples, RouteWriter } from './openapi-route.js';
import { RouteRegister } from './route-register.js';

const intro = [
  'Робота виконавчого комітету зі зверненнями громадян: реєстрація, резолюції, виконання, контроль, відповідь.',
  'Кожна відмова має код, пояснення і пораду; переліку відмов присвячено docs/problems.md.',
].join(' ');

/** The interface in OpenAPI 3.1, made from the controllers, their schemas and their `@Describe`. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Приймальня')
    .setDescription(intro)
    .setVersion('1')
    .addBearerAuth();
  const components = new Components();
  components.of(ProblemView, 'output');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: components.of(schema, schemaType) } : undefined,
  });
  const writer = new RouteWriter(document, components);
  for (const route of app.get(RouteRegister).routes()) writer.describe(route);
  document.paths = inOrder(document.paths);
  document.components = {
    ...document.components,
    // What this type of the framework knows of schemas is of OpenAPI 3.0.
    schemas: inOrder(components.schemas) as NonNullable<OpenAPIObject['components']>['schemas'],
    headers: answerHeaders,
    responses: inOrder(writer.responses) as NonNullable<OpenAPIObject['components']>['responses'],
    examples: problemExamples,
  };
  return document;
}

const inOrder = <Value>(table: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1)));

export function serveDocumentation(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Приймальня: опис інтерфейсу',
  });
}
