using CloudMgmt.Core;

namespace CloudMgmt.Helios;

// Override: puts code and message of the service into the message of the exception.
public partial class Error : IApiError
{
    string? IApiError.Summarize() => ErrorLine.Of(ErrorCode, Message);
}
