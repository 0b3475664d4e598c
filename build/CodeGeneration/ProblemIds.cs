namespace CloudMgmt.CodeGeneration;

internal static class ProblemIds
{
    public const string Syntax = "CMG001";
    public const string DuplicateKey = "CMG002";
    public const string UnresolvedReference = "CMG003";
    public const string RemoteReference = "CMG004";
    public const string BundleClash = "CMG005";
    public const string DuplicateOperationId = "CMG006";
    public const string MissingOperationId = "CMG007";
    public const string UnknownKeyword = "CMG008";
    public const string PathParameter = "CMG009";
    public const string ControlCharacter = "CMG010";
    public const string NameCollision = "CMG011";
    public const string EnumNames = "CMG012";
    public const string MissingDocumentedName = "CMG013";
    public const string MissingDescription = "CMG014";
    public const string UnknownExtension = "CMG015";
    public const string Paging = "CMG016";
    public const string Time = "CMG017";
    public const string Server = "CMG018";
    public const string Unsupported = "CMG019";

    public const string Configuration = "CMG020";
    public const string EditedByHand = "CMG021";
    public const string ForeignFile = "CMG022";
    public const string NSwagUnavailable = "CMG023";
    public const string NSwagFailed = "CMG024";
    public const string BadOutput = "CMG025";
    public const string Locked = "CMG026";
    public const string Drift = "CMG027";
    public const string Model = "CMG028";
    public const string Output = "CMG029";
}
