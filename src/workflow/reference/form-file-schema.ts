import { z } from 'zod';
import { keysOf } from '../contract/shape.js';
import { fieldKey, formSchema, ownProperties } from '../forms/form-schema.js';
import type { Told } from './pages.js';

/** The schema by which an editor checks and completes the forms, beside the diagrams. */
export const formSchemaFile = 'schema/form.schema.json';

/**
 * What an editor of files offers in a form (схема файла форми): the fields that our code reads in an answer, the forms that may show
 * what was written, and nothing that the checker of answers does not know.
 */
export function formFileSchema({ contract, forms }: Told): string {
  const known = [...contract.answers.values()].flatMap(({ answer }) => Object.keys(keysOf(answer)));
  const names = [...forms.keys()].join('|');
  const schema = z.toJSONSchema(formSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === fieldKey) {
        const { type, pattern } = jsonSchema;
        for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
        Object.assign(jsonSchema, {
          description: 'Назва поля у відповіді. Підказано ті, які читає програма.',
          anyOf: [{ enum: [...new Set(known)].toSorted() }, { type, pattern }],
        });
      }
      if (zodSchema === ownProperties && jsonSchema.properties) {
        Object.assign(jsonSchema.properties, {
          clause: { type: 'string', description: 'Пункт, на якому тримається поле: «KR-3.7; З-7».' },
          shownOn: {
            type: 'string',
            description: 'Форми, на яких наступна людина побачить написане, через кому.',
            pattern: `^(${names})(, (${names}))*$`,
          },
        });
      }
    },
  });
  return `${JSON.stringify({ ...schema, title: 'Форма завдання' }, null, 2)}\n`;
}
