using CloudMgmt.Core;

namespace CloudMgmt.BimData;

// Override: puts the message of the service into the message of the exception.
public partial class Error : IApiError
{
    string? IApiError.Summarize() => ErrorLine.Of(null, Detail);
}
