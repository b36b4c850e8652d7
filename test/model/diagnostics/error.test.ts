import type { Finding } from '../../../src/model/diagnostics/diagnostic';
import { DiagnosticError } from '../../../src/model/diagnostics/error';

test('what several rules have wrong with them is told once', () => {
  const finding = (id: string, message: string): Finding => ({ id, severity: 'error', message, path: '' });
  const { message, ids } = new DiagnosticError([finding('CB-A-001', 'One'), finding('CB-A-001', 'One'), finding('CB-A-001', 'Two'), finding('CB-B-001', 'One')], 'Shop', test);

  expect(message.split('\n')).toEqual(['One [Shop] (CB-A-001)', 'Two [Shop] (CB-A-001)', 'One [Shop] (CB-B-001)']);
  expect(ids).toEqual(['CB-A-001', 'CB-A-001', 'CB-B-001']);
});
