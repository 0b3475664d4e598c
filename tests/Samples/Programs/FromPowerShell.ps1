# # From PowerShell
#
# PowerShell 7.6 runs on .NET 10 and takes the packages as they are. It loads an assembly from a file, and what that needs from beside it,
# so let `dotnet publish` put all of them into one folder. Windows PowerShell 5.1 runs on .NET Framework, whose assemblies collide there.
#
# ```sh
# dotnet new classlib -o packages
# dotnet add packages package CloudMgmt.Helios
# dotnet publish packages -o lib
# ```
#
# `ListUsers.ps1`:
#
# [code]
#
# Where there is no PowerShell 7.6, it comes as a tool:
#
# ```sh
# dotnet new tool-manifest
# dotnet tool install powershell --version 7.6.9
# dotnet pwsh ListUsers.ps1
# ```
using namespace CloudMgmt.Core
using namespace CloudMgmt.Helios

$ErrorActionPreference = 'Stop'
Add-Type -Path (Join-Path $PSScriptRoot 'lib' 'CloudMgmt.Helios.dll')

$client = [HeliosClient]::new([HeliosClientOptions]::FromEnvironment())
try {
    $users = $client.GetUsersAsync([GetUsersOptions]@{ Domain = 'LOCAL' }).GetAwaiter().GetResult()
    foreach ($user in $users.Users) {
        "$($user.Username) ($($user.Sid))"
    }

    try {
        $group = [CreateGroupParams]@{ Name = 'night-shift'; Domain = 'LOCAL' }
        $null = $client.CreateGroupAsync([CreateGroupParams[]]@($group)).GetAwaiter().GetResult()
        'made night-shift'
    }
    catch {
        # PowerShell wraps what a method throws.
        $refused = $_.Exception.GetBaseException()
        if ($refused -isnot [ApiException] -or -not $refused.IsConflict) { throw }
        "it is there already: $($refused.ErrorBody.Message)"
    }
}
finally {
    $client.Dispose()
}
