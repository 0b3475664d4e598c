using CloudMgmt.CodeGeneration;

return new CommandLine(Console.Out, Console.Error).Run(args);
