using System.ComponentModel;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.BimData;

// Override: until April 2022 the service sent the number of bytes and no object.
public partial class CloudSize
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected override void ReadJsonValue(ref JsonCursor json) => TotalSize = json.ReadInt64();
}
