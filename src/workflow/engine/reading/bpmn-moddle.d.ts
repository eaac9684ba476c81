/** What we use of `bpmn-moddle` 9, which ships no types of its own. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly $attrs: Readonly<Record<string, unknown>>;
    readonly id?: string;
    $instanceOf(type: string): boolean;
    get(property: string): unknown;
    set(property: string, value: unknown): void;
  }
  /** What the serialiser calls by this name is the whole result of parsing. */
  export type Definitions = ParseResult;
  export type BaseElement = ModdleElement;
  export interface ParseWarning {
    readonly message: string;
    /** What was being read; absent where nothing was yet. */
    readonly element?: ModdleElement;
  }
  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: Readonly<Record<string, ModdleElement>>;
    readonly references: readonly unknown[];
    readonly warnings: readonly ParseWarning[];
  }
  export default class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<ParseResult>;
  }
}
