import { diagram } from './diagram.js';

const flowNode =
  /<bpmn:(?:startEvent|endEvent|userTask|serviceTask|businessRuleTask|callActivity|exclusiveGateway|intermediateCatchEvent|boundaryEvent) (?:camunda:formKey="[^"]*" )?id="([^"]+)"/g;

/** The form, without a question, of tasks that name none. */
export const wordless = 'words';

/** A small diagram as an admin would hand it in: named, its tasks with a form, and drawn in a row. */
export function drawn(key: string, parts: Parameters<typeof diagram>[1]): string {
  const named = diagram(key, parts)
    .replace(/ name="[^"]*"(?= camunda:candidateGroups| isExecutable)/g, '')
    .replace(/(<bpmn:userTask )(?![^>]*formKey)/g, `$1camunda:formKey="${wordless}" `)
    .replace(flowNode, (element) => `${element} name="Крок"`)
    .replace('isExecutable', 'name="Візит" isExecutable');
  const nodes = [...named.matchAll(flowNode)].map(([, id]) => id ?? '');
  const flows = [...named.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g)];
  const middle = (id: string | undefined): string => `<di:waypoint x="${nodes.indexOf(id ?? '') * 150 + 50}" y="40"/>`;
  const shapes = nodes.map(
    (id, at) =>
      `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"><dc:Bounds x="${at * 150}" y="0" width="100" height="80"/></bpmndi:BPMNShape>`,
  );
  const edges = flows.map(
    ([, id, from, to]) =>
      `<bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}">${middle(from)}${middle(to)}</bpmndi:BPMNEdge>`,
  );
  const plane = `<bpmndi:BPMNDiagram id="drawing"><bpmndi:BPMNPlane id="plane" bpmnElement="${key}">${[...shapes, ...edges].join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
  return named
    .replace(
      'xmlns:camunda=',
      'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda=',
    )
    .replace('</bpmn:definitions>', `${plane}</bpmn:definitions>`);
}
