// # On .NET Framework
//
// .NET Framework 4.7.2 and later takes the assemblies for .NET Standard 2.0. What differs there stands in the
// [README of Core](../packages/core.md). This page is compiled in CI and not run: .NET Framework is on Windows only.
//
// `ListUsers.csproj`; a project for .NET Framework asks for a language version of its own, and gets its reference assemblies by
// NuGet where the targeting pack is not installed:
//
// ```xml
// <Project Sdk="Microsoft.NET.Sdk">
//   <PropertyGroup>
//     <OutputType>Exe</OutputType>
//     <TargetFramework>net48</TargetFramework>
//     <LangVersion>latest</LangVersion>
//   </PropertyGroup>
//   <ItemGroup>
//     <PackageReference Include="CloudMgmt.Helios" Version="0.1.0" />
//   </ItemGroup>
// </Project>
// ```
//
// `Program.cs`:
//
// [code]
//
// ```sh
// dotnet build
// ```
using System;
using System.Threading.Tasks;
using CloudMgmt.Core;
using CloudMgmt.Helios;

internal static class Program
{
    private static async Task Main()
    {
        using var client = new HeliosClient(HeliosClientOptions.FromEnvironment());
        var users = await client.GetUsersAsync(new GetUsersOptions { Domain = "LOCAL" });
        foreach (var user in users.Users ?? [])
            Console.WriteLine($"{user.Username} ({user.Sid})");

        try
        {
            await client.CreateGroupAsync([new CreateGroupParams { Name = "night-shift", Domain = "LOCAL" }]);
            Console.WriteLine("made night-shift");
        }
        catch (ApiException<Error> refused) when (refused.IsConflict)
        {
            Console.WriteLine($"it is there already: {refused.Error.Message}");
        }
    }
}
