import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { describeRoute } from './openapi-route.js';
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
  const document = SwaggerModule.createDocument(app, builder.build(), { standardSchemaConverter: jsonSchema });
  for (const route of app.get(RouteRegister).routes()) describeRoute(document, route);
  return document;
}

/** OpenAPI 3.1 speaks JSON Schema 2020-12; a check that only code can express is left to its description. */
function jsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const options = { io: schemaType, target: 'draft-2020-12', unrepresentable: 'any' } as const;
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, options);
  return { schema: rest, ...($defs ? { components: $defs } : {}) };
}

export function serveDocumentation(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Приймальня: опис інтерфейсу',
  });
}
