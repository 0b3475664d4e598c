// # From F#
//
// Properties are set where an object is made, options that are not wanted are left out, and a `task` awaits the calls.
//
// ```sh
// dotnet new console --language F# -o .
// dotnet add package CloudMgmt.Helios
// ```
//
// `Program.fs`:
//
// [code]
//
// ```sh
// dotnet run
// ```
open CloudMgmt.Core
open CloudMgmt.Helios

let run () = task {
    use client = new HeliosClient(HeliosClientOptions.FromEnvironment())

    let! users = client.GetUsersAsync(GetUsersOptions(Domain = "LOCAL"))
    for user in users.Users do
        printfn $"{user.Username} ({user.Sid})"

    try
        let! _ = client.CreateGroupAsync([ CreateGroupParams(Name = "night-shift", Domain = "LOCAL") ])
        printfn "made night-shift"
    with :? ApiException<Error> as refused when refused.IsConflict ->
        printfn $"it is there already: {refused.Error.Message}"
}

run().GetAwaiter().GetResult()
