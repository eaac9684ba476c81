import { elementTemplates, templatesFile } from './element-templates.js';
import { formFileSchema, formSchemaFile } from './form-file-schema.js';
import { referencePages, type Told } from './pages.js';

/** All that is made of the declarations for whoever draws a diagram or a form: path in the installation → text. */
export function referenceOf(told: Told): ReadonlyMap<string, string> {
  return new Map([
    [`processes/${templatesFile}`, elementTemplates(told)],
    [`processes/${formSchemaFile}`, formFileSchema(told)],
    ...[...referencePages(told)].map(([name, text]): [string, string] => [`docs/processes/${name}`, text]),
  ]);
}
