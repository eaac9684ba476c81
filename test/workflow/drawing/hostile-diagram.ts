const name =
  '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=&quot;alert(2)&quot; &lt;image href=&#39;x&#39;/&gt;';

/** Drawn by somebody who hopes that a name is not kept a name. */
export const hostileDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:test">
  <bpmn:process id="hostile" name="${name}" isExecutable="true">
    <bpmn:startEvent id="begun" name="${name}" />
    <bpmn:userTask id="work" name="${name}" />
    <bpmn:textAnnotation id="note"><bpmn:text>${name}</bpmn:text></bpmn:textAnnotation>
    <bpmn:sequenceFlow id="begun--work" name="${name}" sourceRef="begun" targetRef="work" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="hostile">
    <bpmndi:BPMNShape id="begun-di" bpmnElement="begun"><dc:Bounds x="0" y="0" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="work-di" bpmnElement="work"><dc:Bounds x="200" y="-30" width="150" height="90" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="note-di" bpmnElement="note"><dc:Bounds x="400" y="-30" width="150" height="90" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="flow-di" bpmnElement="begun--work"><di:waypoint x="36" y="18" /><di:waypoint x="200" y="18" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
