namespace CloudMgmt.Emulator.Specs;

internal enum MessageDirection
{
    Request,
    Response,
}
