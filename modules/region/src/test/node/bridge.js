// Lets another process call the methods of fly-admin: one call per line of input, one outcome per line of output.
//
// {"call": "Machine.getMachine", "with": [...]} is answered by {"answer": ...} or {"error": "..."}; a first line names
// all methods there are. FLY_ADMIN_URL says where the region is, FLY_ADMIN_TOKEN is what to show there.
'use strict'

const { createInterface } = require('node:readline')
const { default: Client } = require('fly-admin/dist/client')

const url = process.env.FLY_ADMIN_URL
const client = new Client(process.env.FLY_ADMIN_TOKEN, { apiUrl: url, graphqlUrl: url })

function say(outcome) {
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}

function methodsOf(part) {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(client[part]))
    .filter((name) => name !== 'constructor')
    .map((name) => `${part}.${name}`)
}

async function call(name, given) {
  const [part, method] = name.split('.')
  try {
    return { answer: (await client[part][method](...given)) ?? null }
  } catch (error) {
    return { error: error.message }
  }
}

async function main() {
  const parts = Object.keys(client).filter((key) => typeof client[key] === 'object')
  say({ answer: parts.flatMap(methodsOf) })
  for await (const line of createInterface({ input: process.stdin })) {
    const { call: name, with: given } = JSON.parse(line)
    say(await call(name, given))
  }
}

main()
