using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using CloudMgmt.Core.Serialization;

namespace CloudMgmt.Core;

/// <summary>
/// One call of one operation: where it goes, what it carries and what each answer means. The generated clients build these;
/// an application can too, to call something that the OpenAPI document does not describe.
/// </summary>
public sealed class ApiRequest
{
    private List<KeyValuePair<string, string>>? _headers;
    private List<KeyValuePair<string, string>>? _cookies;
    private List<FormPart>? _form;
    private List<IReadOnlyList<string>>? _security;
    private string? _keyHeader;
    private readonly ResponseMap _responses = new();
    private string _path;

    /// <summary>Starts the description of a call.</summary>
    /// <param name="method">The HTTP method in upper case, such as <c>GET</c>.</param>
    /// <param name="pathTemplate">The path below the base URL, with parameters in braces: <c>/users/{sid}</c>.</param>
    /// <param name="operationId">The name of the operation, used in messages and telemetry.</param>
    /// <param name="options">Settings of this call.</param>
    /// <exception cref="ArgumentException">A text is null or empty, or the method has a character that none can have.</exception>
    public ApiRequest(string method, string pathTemplate, string operationId, RequestOptions? options = null)
    {
        Method = HeaderRules.IsToken(Argument.NotBlank(method)) ? method
            : throw new ArgumentException("An HTTP method must be a token of visible ASCII characters.", nameof(method));
        PathTemplate = _path = Argument.NotBlank(pathTemplate);
        OperationId = Argument.NotBlank(operationId);
        Options = options ?? new RequestOptions();
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path as the OpenAPI document writes it, without values.</summary>
    public string PathTemplate { get; }

    /// <summary>The name of the operation.</summary>
    public string OperationId { get; }

    /// <summary>Whether the document says that the call may be repeated although its method alone does not say so.</summary>
    public bool IsMarkedIdempotent { get; private set; }

    /// <summary>Whether the document says that each call has an effect of its own although its method alone does not say so.</summary>
    public bool IsMarkedNotRepeatable { get; private set; }

    /// <summary>
    /// Whether sending the call twice does no harm: GET, HEAD, OPTIONS, TRACE, QUERY, PUT and DELETE unless the document says otherwise,
    /// and what it marks as idempotent.
    /// </summary>
    public bool IsRepeatable => RetryRules.IsRepeatable(this);

    internal RequestOptions Options { get; }

    /// <summary>The encoded query with its question mark, or what goes on after that of the path; empty when there is none.</summary>
    internal string QueryText { get; private set; } = "";

    /// <summary>
    /// What it needs to be let in: names of security schemes that go together, for each way. Null if the document says nothing of it.
    /// </summary>
    internal IReadOnlyList<IReadOnlyList<string>>? Security => _security;

    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? [];

    internal IReadOnlyList<KeyValuePair<string, string>> Cookies => _cookies ?? [];

    internal IReadOnlyList<FormPart> FormParts => _form ?? [];

    internal RequestBody? Body { get; private set; }

    internal ResponseMap Responses => _responses;

    internal string? AcceptedMediaTypes { get; private set; }

    internal string RelativePath
        => _path.IndexOf('{') < 0
            ? _path
            : throw new InvalidOperationException($"{OperationId}: a parameter of path '{_path}' has no value.");

    /// <summary>Fills one parameter of the path.</summary>
    /// <param name="name">The name in the template, without braces.</param>
    /// <param name="value">The value; it is percent-encoded, a slash included.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date, without the time of day.</param>
    /// <param name="reserved">Values that would make the path of another operation.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="explode">Whether several values are written apart, and the properties of an object as <c>name=value</c>.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The text of the value is empty, <c>.</c>, <c>..</c> or reserved, and would name another path.
    /// </exception>
    public ApiRequest Path(
        string name, object? value, [CallerArgumentExpression(nameof(value))] string? parameter = null, bool dateOnly = false,
        IReadOnlyList<string>? reserved = null, PathStyle style = PathStyle.Simple, bool explode = false)
    {
        var text = ParameterText.InPath(
            name, value ?? throw new ArgumentNullException(parameter), style, explode, parameter, dateOnly);
        if (text is "" or "." or "..")
            throw new ArgumentException("A path parameter must not be empty, '.' or '..'.", parameter);
        if (reserved?.FirstOrDefault(r => Uri.EscapeDataString(r).Equals(text, StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new ArgumentException($"A path parameter must not be '{other}' here: that is the path of another operation.", parameter);
        _path = _path.Replace("{" + name + "}", text);
        return this;
    }

    /// <summary>Adds a query parameter; a null value is left out.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">A single value, a list, or an object.</param>
    /// <param name="style">How several values, or those of an object, are written.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date, without the time of day.</param>
    /// <param name="allowReserved">
    /// Whether reserved signs that part nothing in a query stand for themselves: <c>: / ? @ ! $ ' ( ) * ;</c>
    /// </param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">
    /// The value is required and an empty list, or a required property of an object is not set; the message names it.
    /// </exception>
    public ApiRequest Query(
        string name, object? value, ArrayStyle style = ArrayStyle.Repeat, bool required = false,
        [CallerArgumentExpression(nameof(value))] string? parameter = null, bool dateOnly = false, bool allowReserved = false)
    {
        if (IsAbsent(value, required, parameter))
            return this;
        var before = QueryText;
        var text = QueryOf(name, value!, style, parameter, dateOnly);
        AddQuery(allowReserved ? WithReserved(text) : text);
        // Left out, a filter that is required could come to mean everything.
        if (required && QueryText == before)
            throw new ArgumentException("A required query parameter must have at least one value.", parameter);
        return this;
    }

    /// <summary>Adds a request header; a null value is left out, several values are joined by commas.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date, without the time of day.</param>
    /// <param name="explode">Whether the properties of an object are written as <c>name=value</c>.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">
    /// The value has a character that a header cannot carry; the message does not repeat it.
    /// </exception>
    public ApiRequest Header(
        string name, object? value, bool required = false, [CallerArgumentExpression(nameof(value))] string? parameter = null,
        bool dateOnly = false, bool explode = false)
    {
        if (!IsAbsent(value, required, parameter))
        {
            (_headers ??= []).Add(new(
                HeaderRules.CheckName(name),
                HeaderRules.CheckValue(name, string.Join(",", ParameterText.Items(value!, parameter, dateOnly, explode)))));
        }
        return this;
    }

    /// <summary>Adds a request header unless the request has it already; a null value is left out.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">
    /// The value has a character that a header cannot carry; the message does not repeat it.
    /// </exception>
    public ApiRequest DefaultHeader(string name, object? value)
        => value is null || HasHeader(name) ? this : Header(name, value);

    /// <summary>Adds a cookie to this one request; a null value is left out.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">The value; it is percent-encoded.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date, without the time of day.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    public ApiRequest Cookie(
        string name, object? value, bool required = false, [CallerArgumentExpression(nameof(value))] string? parameter = null,
        bool dateOnly = false)
    {
        if (!IsAbsent(value, required, parameter))
        {
            (_cookies ??= []).Add(new(
                HeaderRules.CheckName(name),
                string.Join(",", ParameterText.Items(value!, parameter, dateOnly).Select(Uri.EscapeDataString))));
        }
        return this;
    }

    /// <summary>
    /// Sends a value as JSON. Properties that were never set are left out, explicit nulls are sent, read-only ones are not.
    /// </summary>
    /// <param name="value">The value; null sends no body.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">
    /// A required property is not set (the message names it), or the media type is malformed.
    /// </exception>
    [RequiresUnreferencedCode(ForeignJson.Problem)]
    [RequiresDynamicCode(ForeignJson.Problem)]
    public ApiRequest JsonBody(
        object? value, bool required = false, string mediaType = "application/json",
        [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!IsAbsent(value, required, parameter))
            Body = RequestBody.OfUtf8(ApiJson.Write(value!, JsonValues.WriteAny, parameter), mediaType);
        return this;
    }

    /// <summary>Sends a model as JSON, as the other overload does, but without reflection.</summary>
    /// <inheritdoc cref="JsonBody(object, bool, string, string)" path="/*[not(self::summary)]"/>
    public ApiRequest JsonBody(
        ApiModel? value, bool required = false, string mediaType = "application/json",
        [CallerArgumentExpression(nameof(value))] string? parameter = null)
        => JsonBody(value, JsonValues.WriteModel, required, mediaType, parameter);

    /// <summary>Sends a value as JSON, which is written without reflection. Used by the generated code.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; null sends no body.</param>
    /// <param name="write">Writes the value.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">A required property is not set (the message names it),
    /// or the media type is malformed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiRequest JsonBody<T>(
        T? value, JsonWrite<T> write, bool required = false, string mediaType = "application/json",
        [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!IsAbsent(value, required, parameter))
            Body = RequestBody.OfUtf8(ApiJson.Write(value!, write, parameter), mediaType);
        return this;
    }

    /// <summary>Sends a text as it is.</summary>
    /// <param name="value">The text; null sends no body.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair, or the media type is malformed.</exception>
    public ApiRequest TextBody(
        string? value, bool required = false, string mediaType = "text/plain",
        [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!IsAbsent(value, required, parameter))
            Body = RequestBody.Of(value!, mediaType, parameter);
        return this;
    }

    /// <summary>Sends bytes as they are. The stream is read into memory when the request is described.</summary>
    /// <param name="value">The bytes; null sends no body.</param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">The media type is malformed.</exception>
    public ApiRequest BinaryBody(
        Stream? value, bool required = false, string mediaType = "application/octet-stream",
        [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        if (!IsAbsent(value, required, parameter))
            Body = RequestBody.Of(value!, mediaType);
        return this;
    }

    /// <summary>Adds a field or a file of a form; a null value is left out.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="value">A single value, a list, an object, or <see cref="FileParameter"/>s.</param>
    /// <param name="style">
    /// How several values, or those of an object, are written. Without it a list repeats the field, and an object is JSON.
    /// </param>
    /// <param name="required">Whether null is refused.</param>
    /// <param name="parameter">The caller's name for the value, for exceptions.</param>
    /// <param name="dateOnly">Whether a time is written as its date, without the time of day.</param>
    /// <param name="mediaType">What a form of several parts says that the text is; null for JSON of an object, and plain text else.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentNullException">The value is required and null.</exception>
    /// <exception cref="ArgumentException">A media type is malformed.</exception>
    public ApiRequest Form(
        string name, object? value, ArrayStyle? style = null, bool required = false,
        [CallerArgumentExpression(nameof(value))] string? parameter = null, bool dateOnly = false, string? mediaType = null)
    {
        var textType = mediaType is null ? null : RequestBody.InUtf8(mediaType);
        if (!IsAbsent(value, required, parameter))
            (_form ??= []).AddRange(FormPart.From(name, value!, style, parameter, dateOnly, textType));
        return this;
    }

    /// <summary>Says that the form is sent in several parts even when it has no file.</summary>
    /// <param name="mediaType">The media type, without a boundary.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The media type is none of several parts.</exception>
    public ApiRequest AsMultipart(string mediaType = "multipart/form-data")
    {
        MultipartType = MediaTypeHeaderValue.TryParse(mediaType, out var type) && type.Parameters.Count == 0
            && mediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? mediaType : throw new ArgumentException("The media type is none of several parts.", nameof(mediaType));
        return this;
    }

    /// <summary>The media type of a form that is sent in several parts; null for another form.</summary>
    internal string? MultipartType { get; private set; }

    /// <summary>
    /// Says that the call has an address of its own (<c>servers</c> of an operation in the document), where it goes unless
    /// <see cref="ApiClientOptions.BaseUrl"/> is set to another than the default.
    /// </summary>
    /// <param name="baseUrl">The address below which the path lies.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">It is no absolute https or http address.</exception>
    public ApiRequest Server(string baseUrl)
    {
        OwnServer = Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            ? url : throw new ArgumentException("The address must be absolute, https or http.", nameof(baseUrl));
        return this;
    }

    /// <summary>The address that only this call has; null for that of the client.</summary>
    internal Uri? OwnServer { get; private set; }

    /// <summary>Says that the call may be repeated safely (<c>x-idempotent</c> in the document).</summary>
    /// <returns>This request.</returns>
    public ApiRequest Idempotent()
    {
        IsMarkedIdempotent = true;
        return this;
    }

    /// <summary>
    /// Says that the service does once what it is told several times with the same key (<c>x-idempotency-key</c> in the document): each
    /// sending gets a key of its own, which stays the same while it is repeated, unless the call has that header already.
    /// </summary>
    /// <param name="header">The header for the key.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">It is not the name of a header.</exception>
    public ApiRequest IdempotencyKey(string header)
    {
        _keyHeader = HeaderRules.CheckName(Argument.NotBlank(header));
        return Idempotent();
    }

    /// <summary>
    /// Says that the call must not be repeated, because each one has an effect, such as an e-mail (<c>x-idempotent: false</c> in the
    /// document).
    /// </summary>
    /// <returns>This request.</returns>
    public ApiRequest NotRepeatable()
    {
        IsMarkedNotRepeatable = true;
        return this;
    }

    /// <summary>
    /// Says that these security schemes together let the call in; said again, that others do instead. A <see cref="SchemeCredential"/> goes
    /// by it.
    /// </summary>
    /// <param name="schemes">
    /// The names in the document; none means that the call needs no credential, and none is sent unless another way has one.
    /// </param>
    /// <returns>This request.</returns>
    public ApiRequest Secured(params string[] schemes)
    {
        (_security ??= []).Add(Argument.NotNull(schemes));
        return this;
    }

    /// <summary>Sets the media types asked for; without it <c>application/json</c>.</summary>
    /// <param name="mediaTypes">The value of the <c>Accept</c> header.</param>
    /// <returns>This request.</returns>
    public ApiRequest Accept(string mediaTypes)
    {
        AcceptedMediaTypes = HeaderRules.CheckValue("Accept", mediaTypes);
        return this;
    }

    /// <summary>Says that an answer succeeds and carries a JSON value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="status">A code (<c>200</c>), a range (<c>2XX</c>) or <c>default</c>.</param>
    /// <returns>This request.</returns>
    [RequiresUnreferencedCode(ForeignJson.Problem)]
    [RequiresDynamicCode(ForeignJson.Problem)]
    public ApiRequest Returns<T>(string status) => AddSuccess(status, BodyKind.Json, ForeignJson.TypeOf<T>());

    /// <summary>
    /// Says that an answer succeeds and carries a JSON value, which can be read without reflection. Used by the generated code.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="status">A code (<c>200</c>), a range (<c>2XX</c>) or <c>default</c>.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="isNullable">Whether the value may be null, or nothing.</param>
    /// <returns>This request.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiRequest Returns<T>(string status, JsonRead<T> read, bool isNullable = false)
        => AddSuccess(status, BodyKind.Json, new JsonType<T>(read), isNullable);

    /// <summary>Says that an answer succeeds and carries nothing of interest.</summary>
    /// <param name="status">A code (<c>204</c>), a range (<c>2XX</c>) or <c>default</c>.</param>
    /// <returns>This request.</returns>
    public ApiRequest ReturnsNothing(string status) => AddSuccess(status, BodyKind.None);

    /// <summary>Says that an answer succeeds and carries bytes, handed to the caller as a stream without buffering.</summary>
    /// <param name="status">A code (<c>200</c>), a range (<c>2XX</c>) or <c>default</c>.</param>
    /// <returns>This request.</returns>
    public ApiRequest ReturnsStream(string status) => AddSuccess(status, BodyKind.Stream);

    /// <summary>Says that an answer succeeds and carries plain text.</summary>
    /// <param name="status">A code (<c>200</c>), a range (<c>2XX</c>) or <c>default</c>.</param>
    /// <returns>This request.</returns>
    public ApiRequest ReturnsText(string status) => AddSuccess(status, BodyKind.Text);

    /// <summary>Says that an answer fails and carries a typed JSON error.</summary>
    /// <typeparam name="TError">The type of the error.</typeparam>
    /// <param name="status">A code (<c>404</c>), a range (<c>4XX</c>) or <c>default</c>.</param>
    /// <returns>This request.</returns>
    [RequiresUnreferencedCode(ForeignJson.Problem)]
    [RequiresDynamicCode(ForeignJson.Problem)]
    public ApiRequest Fails<TError>(string status) => AddFailure(status, ErrorBody.Of<TError>(ForeignJson.TypeOf<TError>()));

    /// <summary>
    /// Says that an answer fails and carries a typed JSON error, which can be read without reflection. Used by the generated code.
    /// </summary>
    /// <typeparam name="TError">The type of the error.</typeparam>
    /// <param name="status">A code (<c>404</c>), a range (<c>4XX</c>) or <c>default</c>.</param>
    /// <param name="read">Reads the error.</param>
    /// <returns>This request.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiRequest Fails<TError>(string status, JsonRead<TError> read)
        => AddFailure(status, ErrorBody.Of<TError>(new JsonType<TError>(read)));

    private ApiRequest AddSuccess(string status, BodyKind kind, JsonType? type = null, bool isNullable = false)
    {
        _responses.AddSuccess(status, new ResponseBody(kind, type, isNullable));
        return this;
    }

    private ApiRequest AddFailure(string status, ErrorBody body)
    {
        _responses.AddFailure(status, body);
        return this;
    }

    /// <summary>The same call with another value of a parameter of the query.</summary>
    internal ApiRequest WithQuery(string name, string value)
    {
        var (key, copy) = (Uri.EscapeDataString(name), Copy());
        copy.QueryText = string.Concat(
            Pairs().Where(pair => pair.Split('=')[0] != key).Append($"{key}={Uri.EscapeDataString(value)}")
                .Select((pair, index) => (index == 0 ? Separator("") : "&") + pair));
        return copy;
    }

    /// <summary>The same call with another query, as it is sent.</summary>
    internal ApiRequest WithQuery(string query)
    {
        var copy = Copy();
        copy.QueryText = query.Length == 0 ? "" : Separator("") + query;
        return copy;
    }

    /// <summary>The number that a parameter of the query has; null if it has none.</summary>
    internal long? QueryNumber(string name)
        => Pairs().Select(pair => pair.Split('=')).Where(pair => pair.Length == 2 && pair[0] == Uri.EscapeDataString(name))
            .Select(pair => long.TryParse(pair[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : (long?)null)
            .LastOrDefault();

    /// <summary>Gives a sending its key, if it needs one and has none.</summary>
    internal void GiveKey()
    {
        if (_keyHeader is not { } header || HasHeader(header))
            return;
        if (!Options.HasHeaders || !Options.Headers.Keys.Contains(header, StringComparer.OrdinalIgnoreCase))
            Header(header, Guid.NewGuid().ToString());
    }

    internal ApiRequest Copy()
    {
        var copy = (ApiRequest)MemberwiseClone();
        copy._headers = _headers is null ? null : [.. _headers];
        return copy;
    }

    private bool HasHeader(string name) => Headers.Any(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The query with more parameters, which only what is sent has.</summary>
    internal string QueryWith(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var query = QueryText;
        foreach (var parameter in parameters)
            query += Separator(query) + $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}";
        return query;
    }

    private IEnumerable<string> Pairs()
        => QueryText.TrimStart('?', '&').Split(['&'], StringSplitOptions.RemoveEmptyEntries);

    private string Separator(string query) => query.Length == 0 && PathTemplate.IndexOf('?') < 0 ? "?" : "&";

    private void AddQuery(string text)
    {
        if (text.Length > 0)
            QueryText += Separator(QueryText) + text;
    }

    private static string WithReserved(string text)
        => ":/?@!$'()*;".Aggregate(text, static (text, sign) => text.Replace(Uri.HexEscape(sign), sign.ToString()));

    private static string QueryOf(string name, object value, ArrayStyle style, string? parameter, bool dateOnly)
        => style == ArrayStyle.Whole
            ? Uri.EscapeDataString(ParameterText.Single(value, parameter, dateOnly) ?? ApiJson.WriteRequest(value, parameter))
            : style is not (ArrayStyle.DeepObject or ArrayStyle.Json) && ParameterText.Single(value, parameter, dateOnly) is { } single
            ? $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(single)}"
            : string.Join("&", Encode(name, value, style, parameter, dateOnly).Select(p => $"{p.Name}={p.Text}"));

    private static bool IsAbsent(object? value, bool required, string? parameter)
        => value is null && (required ? throw new ArgumentNullException(parameter) : true);

    private static IEnumerable<(string Name, string Text)> Encode(
        string name, object value, ArrayStyle style, string? parameter, bool dateOnly)
    {
        if (style == ArrayStyle.DeepObject)
        {
            return ParameterText.Properties(name, value, parameter)
                .Select(p => (Uri.EscapeDataString(p.Key), Uri.EscapeDataString(p.Value)));
        }

        if (style == ArrayStyle.Repeat && ParameterText.IsObject(value))
        {
            return ParameterText.Fields(value, parameter, repeat: true)
                .Select(p => (Uri.EscapeDataString(p.Key), Uri.EscapeDataString(p.Value)));
        }

        var key = Uri.EscapeDataString(name);
        if (style == ArrayStyle.Json)
            return [(key, Uri.EscapeDataString(ApiJson.WriteRequest(value, parameter)))];
        var items = ParameterText.Items(value, parameter, dateOnly).Select(Uri.EscapeDataString);
        return style == ArrayStyle.Repeat ? items.Select(item => (key, item)) : Join(key, items, style);
    }

    private static IEnumerable<(string Name, string Text)> Join(string key, IEnumerable<string> items, ArrayStyle style)
    {
        var separator = style switch { ArrayStyle.Space => "%20", ArrayStyle.Pipe => "%7C", _ => "," };
        var texts = items.ToList();
        return texts.Count == 0 ? [] : [(key, string.Join(separator, texts))];
    }
}
