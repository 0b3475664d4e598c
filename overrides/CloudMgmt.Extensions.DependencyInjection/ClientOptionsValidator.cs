using CloudMgmt.Core;
using Microsoft.Extensions.Options;

namespace CloudMgmt.Extensions.DependencyInjection;

/// <summary>Checks options as the client does, but when the host starts.</summary>
internal sealed class ClientOptionsValidator<TOptions>(IEnumerable<ClientSettings<TOptions>> settings) : IValidateOptions<TOptions>
    where TOptions : ApiClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e) when (settings.LastOrDefault(s => s.Name == name) is { } read)
        {
            return ValidateOptionsResult.Fail(read.Describe(e));
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(string.IsNullOrEmpty(name) ? e.Message : $"{name}: {e.Message}");
        }
    }
}
