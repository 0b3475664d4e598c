' # From Visual Basic
'
' A program of Visual Basic has no asynchronous `Main`: it waits for the one method that awaits the calls.
'
' ```sh
' dotnet new console --language VB -o .
' dotnet add package CloudMgmt.Helios
' ```
'
' `Program.vb`:
'
' [code]
'
' ```sh
' dotnet run
' ```
Imports CloudMgmt.Core
Imports CloudMgmt.Helios

Module Program
    Sub Main()
        RunAsync().GetAwaiter().GetResult()
    End Sub

    Private Async Function RunAsync() As Task
        Using client As New HeliosClient(HeliosClientOptions.FromEnvironment())
            Dim users = Await client.GetUsersAsync(New GetUsersOptions With {.Domain = "LOCAL"})
            For Each user In users.Users
                Console.WriteLine($"{user.Username} ({user.Sid})")
            Next

            Try
                Await client.CreateGroupAsync({New CreateGroupParams With {.Name = "night-shift", .Domain = "LOCAL"}})
                Console.WriteLine("made night-shift")
            Catch refused As ApiException(Of [Error]) When refused.IsConflict
                Console.WriteLine($"it is there already: {refused.Error.Message}")
            End Try
        End Using
    End Function
End Module
