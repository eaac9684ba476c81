import { library, type ElementContext, type Environment } from './library.js';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The item of a multi-instance: of this very execution, or of the sub-process around it. */
export function itemOf(content: unknown, environment: Environment): unknown {
  if (isRecord(content) && Object.hasOwn(content, 'item')) return content['item'];
  return environment.variables['item'];
}

/**
 * What the library knows of the world around an element. The library would copy variables into every process and
 * sub-process, and the copies would drift apart after a reload; here they hold nothing but the item of a
 * multi-instance, and the data stays outside, in one place.
 */
class CaseEnvironment extends library.Environment {
  override assignVariables(values: unknown): void {
    const content = isRecord(values) ? values['content'] : undefined;
    if (isRecord(content) && Object.hasOwn(content, 'item')) super.assignVariables({ item: content['item'] });
  }

  override getState(): object {
    return { settings: {}, variables: this.variables, output: {} };
  }
}

/**
 * A process, in the surroundings above: the engine makes its own, and each sub-process copies those of the process
 * it stands in.
 */
export function CaseProcess(definition: object, context: ElementContext): object {
  const { options, settings, timers, scripts, expressions, Logger } = context.environment;
  context.environment = new CaseEnvironment({ ...options, settings, timers, scripts, expressions, Logger });
  return new library.Process(definition, context);
}
