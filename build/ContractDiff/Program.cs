using System.Text;
using CloudMgmt.ContractDiff.CommandLine;
using CloudMgmt.ContractDiff.Reports;

// Reports are UTF-8 wherever they go, and too long to be flushed line by line. Who writes them flushes them in the end, and says why
// that fails.
if (OperatingSystem.IsWindows())
    Console.OutputEncoding = Encoding.UTF8;
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false));
return Cli.Run(args, output, errors, TextStyle.OfConsole());
