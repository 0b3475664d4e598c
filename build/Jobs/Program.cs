using System.Text;
using CloudMgmt.Build;

// The reports of contract-diff are UTF-8 wherever they go.
if (OperatingSystem.IsWindows())
    Console.OutputEncoding = Encoding.UTF8;
return new JobCommand(Surroundings.OfProcess()).Run(args);
