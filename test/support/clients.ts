/**
 * The official clients, pointed at a server here. What stands between `docs:NAME` and `docs:end` is printed in
 * docs/clients.md; a test compares both.
 */

// docs:node-sdk
import { $OpenApiUtil } from '@alicloud/openapi-core'
import tag, { UntagResourcesRequest } from '@alicloud/tag20180828'
// docs:end

// docs:pop-core
import RPCClient from '@alicloud/pop-core'
// docs:end

import openapi from '@alicloud/openapi-core'
import { RuntimeOptions } from '@alicloud/openapi-core/node_modules/@darabonba/typescript'
