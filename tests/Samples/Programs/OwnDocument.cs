// # An OpenAPI document of your own
//
// The package `CloudMgmt.CodeGeneration` writes the client of a document in each build, with all that the three clients have: credentials,
// options, retries, typed errors. [How to use it](../packages/codegeneration.md) has its settings.
//
// `boats.yaml`:
//
// ```yaml
// openapi: 3.1.0
// info: { title: Boats, version: '1' }
// servers: [{ url: https://boats.example }]
// security: [{ key: [] }]
// paths:
//   /boats:
//     get:
//       operationId: listBoats
//       parameters:
//         - { name: harbour, in: query, schema: { type: string } }
//       responses:
//         '200':
//           description: The boats.
//           content:
//             application/json:
//               schema: { type: array, items: { $ref: '#/components/schemas/Boat' } }
// components:
//   schemas:
//     Boat:
//       type: object
//       required: [name]
//       properties:
//         name: { type: string }
//         length: { type: number, format: double }
//   securitySchemes:
//     key: { type: apiKey, in: header, name: X-Key }
// ```
//
// `Boats.csproj`:
//
// ```xml
// <Project Sdk="Microsoft.NET.Sdk">
//   <PropertyGroup>
//     <OutputType>Exe</OutputType>
//     <TargetFramework>net10.0</TargetFramework>
//     <ImplicitUsings>enable</ImplicitUsings>
//     <Nullable>enable</Nullable>
//   </PropertyGroup>
//   <ItemGroup>
//     <PackageReference Include="CloudMgmt.Core" Version="0.1.0" />
//     <PackageReference Include="CloudMgmt.CodeGeneration" Version="0.1.0" PrivateAssets="all" />
//   </ItemGroup>
//   <ItemGroup>
//     <OpenApiClient Include="boats.yaml" Namespace="Acme.Boats" Client="BoatsClient" />
//   </ItemGroup>
// </Project>
// ```
//
// `Program.cs`:
//
// [code]
//
// With the key in `BOATS_KEY`, a variable named after the client and the scheme of the document:
//
// ```sh
// dotnet run
// ```
using Acme.Boats;

using var client = new BoatsClient(BoatsClientOptions.FromEnvironment());
foreach (var boat in await client.ListBoatsAsync(new() { Harbour = "Sassnitz" }))
    Console.WriteLine($"{boat.Name}: {boat.Length} m");
