import { globSync, readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Environment, readConfig } from '../../../src/config.ts'
import { imageSays } from '../../fixtures/dockerfile.ts'

// What of the API of Kubernetes is used here, closed, so that a misspelt key is found without a cluster.
const bot = { 'app.kubernetes.io/name': 'commonplace', 'app.kubernetes.io/component': 'bot' }
const Labels = z.record(z.string(), z.string())
const Metadata = z.strictObject({ name: z.string().optional(), labels: Labels.optional() })
const Resources = z.strictObject({
  requests: z.record(z.enum(['cpu', 'memory']), z.string()),
  limits: z.strictObject({ memory: z.string() }),
})
const Probe = z.strictObject({
  httpGet: z.strictObject({ path: z.enum(['/healthz', '/readyz']), port: z.literal('http') }),
  periodSeconds: z.int(),
  timeoutSeconds: z.int().optional(),
  failureThreshold: z.int(),
})
const SecretKey = z.strictObject({ name: z.literal('commonplace'), key: z.string() })
const Container = z.strictObject({
  name: z.string(),
  image: z.string(),
  workingDir: z.string().optional(),
  command: z.array(z.string()).optional(),
  envFrom: z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string() }) })).optional(),
  env: z
    .array(
      z.strictObject({ name: z.string(), valueFrom: z.strictObject({ secretKeyRef: SecretKey }) }),
    )
    .optional(),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int() })).optional(),
  startupProbe: Probe.optional(),
  livenessProbe: Probe.optional(),
  readinessProbe: Probe.optional(),
  resources: Resources,
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string() })),
})
const Pod = z.strictObject({
  automountServiceAccountToken: z.literal(false),
  enableServiceLinks: z.literal(false).optional(),
  restartPolicy: z.literal('Never').optional(),
  terminationGracePeriodSeconds: z.int().optional(),
  securityContext: z.strictObject({
    runAsNonRoot: z.literal(true),
    runAsUser: z.int().positive(),
    runAsGroup: z.int().positive(),
    fsGroup: z.int().positive().optional(),
    seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
  }),
  topologySpreadConstraints: z
    .array(
      z.strictObject({
        maxSkew: z.int(),
        topologyKey: z.string(),
        whenUnsatisfiable: z.literal('ScheduleAnyway'),
        labelSelector: z.strictObject({ matchLabels: Labels }),
      }),
    )
    .optional(),
  containers: z.array(Container).length(1),
  volumes: z.array(
    z.union([
      z.strictObject({
        name: z.string(),
        emptyDir: z.strictObject({ medium: z.literal('Memory'), sizeLimit: z.string() }),
      }),
      z.strictObject({
        name: z.string(),
        persistentVolumeClaim: z.strictObject({ claimName: z.string() }),
      }),
    ]),
  ),
})
const PodTemplate = z.strictObject({ metadata: Metadata, spec: Pod })
const Selector = z.strictObject({ matchLabels: Labels })

function manifest<T extends string, S extends z.ZodRawShape>(
  apiVersion: string,
  kind: T,
  shape: S,
) {
  return z.strictObject({
    apiVersion: z.literal(apiVersion),
    kind: z.literal(kind),
    metadata: Metadata,
    ...shape,
  })
}

const Deployment = manifest('apps/v1', 'Deployment', {
  spec: z.strictObject({
    replicas: z.int(),
    strategy: z.strictObject({
      rollingUpdate: z.strictObject({ maxSurge: z.int(), maxUnavailable: z.int() }),
    }),
    selector: Selector,
    template: PodTemplate,
  }),
})
const Service = manifest('v1', 'Service', {
  spec: z.strictObject({
    selector: Labels,
    ports: z.array(
      z.strictObject({ name: z.string(), port: z.int(), targetPort: z.literal('http') }),
    ),
  }),
})
const CronJob = manifest('batch/v1', 'CronJob', {
  spec: z.strictObject({
    schedule: z.string(),
    timeZone: z.literal('Etc/UTC'),
    concurrencyPolicy: z.literal('Forbid'),
    jobTemplate: z.strictObject({
      spec: z.strictObject({
        backoffLimit: z.int(),
        activeDeadlineSeconds: z.int(),
        template: PodTemplate,
      }),
    }),
  }),
})
const Claim = manifest('v1', 'PersistentVolumeClaim', {
  spec: z.strictObject({
    accessModes: z.tuple([z.literal('ReadWriteOnce')]),
    resources: z.strictObject({ requests: z.strictObject({ storage: z.string() }) }),
  }),
})
const Budget = manifest('policy/v1', 'PodDisruptionBudget', {
  spec: z.strictObject({ minAvailable: z.int(), selector: Selector }),
})
const Secret = manifest('v1', 'Secret', { stringData: z.record(z.string(), z.string()) })
const Kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })),
})

const folder = 'deploy/kubernetes'

function read<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  return schema.parse(loadAll(readFileSync(`${folder}/${file}`, 'utf8')).at(-1))
}

const deployment = read('deployment.yaml', Deployment).spec
const cronJob = read('backup.yaml', CronJob)
const pods = [deployment.template.spec, cronJob.spec.jobTemplate.spec.template.spec]

test('everything but the example of a secret is applied, with the image of this version', () => {
  const { resources, images } = read('kustomization.yaml', Kustomization)
  const others = ['kustomization.yaml', 'secret.example.yaml']
  const files = globSync('*.yaml', { cwd: folder }).filter((file) => !others.includes(file))
  expect(resources.toSorted()).toEqual(files.toSorted())
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(images).toEqual([
    { name: 'commonplace', newName: 'registry.example/commonplace', newTag: version },
  ])
})

test('the service, the budget and the deployment mean the same pods, and no backup is among them', () => {
  expect(deployment.selector.matchLabels).toEqual(bot)
  expect(deployment.template.metadata.labels).toEqual(bot)
  expect(read('service.yaml', Service).spec.selector).toEqual(bot)
  expect(read('disruption-budget.yaml', Budget).spec.selector.matchLabels).toEqual(bot)
  expect(cronJob.spec.jobTemplate.spec.template.metadata.labels).not.toEqual(bot)
})

test('the pods are the image: its port, its user, its folder and its stop', () => {
  const [pod] = pods
  const [container] = pod?.containers ?? []
  expect(container?.ports).toEqual([{ name: 'http', containerPort: Number(imageSays('EXPOSE')) }])
  expect(container?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual([imageSays('VOLUME')])
  // The user `node` of the base image.
  expect([imageSays('USER'), pod?.securityContext.runAsUser]).toEqual(['node', 1000])
  expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30)
})

test('a pod mounts the volumes that it has, and a claim that is there', () => {
  for (const { containers, volumes } of pods) {
    const mounted = containers.flatMap((each) => each.volumeMounts.map(({ name }) => name))
    expect(mounted).toEqual(volumes.map(({ name }) => name))
  }
  const [claim] = loadAll(readFileSync(`${folder}/backup.yaml`, 'utf8'))
  expect(JSON.stringify(pods[1])).toContain(`"claimName":"${Claim.parse(claim).metadata.name}"`)
})

test('the example of a secret has no password that works, and the bot starts once each is filled in', () => {
  const { stringData, metadata } = read('secret.example.yaml', Secret)
  expect(Object.keys(stringData).filter((name) => !(name in Environment.shape))).toEqual([])
  const values: Record<string, string> = {
    METRICS_KEY: 'k'.repeat(24),
    SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_APPLICATION_ID: '1'.repeat(18),
    DISCORD_PUBLIC_KEY: '0'.repeat(64),
  }
  const open = Object.keys(stringData).filter((name) => stringData[name] === '…')
  expect(open.toSorted()).toEqual(Object.keys(values).toSorted())
  for (const left of open) {
    expect(() => readConfig({ ...stringData, ...values, [left]: '…' })).toThrow(`${left} must be`)
  }
  expect(readConfig({ ...stringData, ...values }).discord?.mode).toBe('http')
  const used = deployment.template.spec.containers.flatMap(({ envFrom = [] }) => envFrom)
  expect(used).toEqual([{ secretRef: { name: metadata.name } }])
})
