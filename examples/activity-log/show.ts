import { app } from './app';

/*
 * Shows what the stacks would have, without deploying anything: npx ts-node show.ts
 */

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What is known at deployment only stands as <name>. */
function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, inner]] = Object.entries(value) as [string, unknown][];
  return name === 'Fn::Join' ? (inner as [string, unknown[]])[1].map(text).join('') : `<${String([inner].flat()[0])}>`;
}

for (const { stackName, template } of app.synth().stacks) {
  const resources = Object.values((template as { Resources: Record<string, Resource> }).Resources);
  for (const { Properties } of resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard')) {
    const body = text(Properties.DashboardBody);
    const { widgets } = JSON.parse(body) as { widgets: { type: string; properties: { title?: string; markdown?: string } }[] };
    console.log(`\nDashboard ${text(Properties.DashboardName)} in stack ${stackName}: ${widgets.length} widgets, ${Buffer.byteLength(body)} bytes`);
    for (const { type, properties } of widgets) console.log(`  ${type.padEnd(6)} ${properties.title ?? properties.markdown?.split('\n')[0] ?? ''}`);
  }
  for (const { Properties } of resources.filter(({ Type }) => Type === 'AWS::Logs::QueryDefinition')) {
    console.log(`\n${text(Properties.Name)}\n  ${text(Properties.QueryString).split('\n').join('\n  ')}`);
  }
}
