using System.Reflection;
using System.Xml.Linq;

namespace CloudMgmt.Conventions.Tests;

/// <summary>The XML file that comes with an assembly, by member.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocumentation(XDocument document)
        => _members = document.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!);

    public static XmlDocumentation Of(Assembly package) => new(XDocument.Load(Path.ChangeExtension(package.Location, ".xml")));

    public XElement? Find(MemberInfo member) => _members.GetValueOrDefault(IdOf(member));

    public static string IdOf(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
        EventInfo e => $"E:{NameOf(e.DeclaringType!)}.{e.Name}",
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        ConstructorInfo constructor => $"M:{NameOf(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method
            => $"M:{NameOf(method.DeclaringType!)}.{method.Name}{Arity(method)}{Parameters(method.GetParameters())}{Conversion(method)}",
        _ => throw new NotSupportedException(member.MemberType.ToString()),
    };

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";

    private static string Conversion(MethodInfo method)
        => method.Name is "op_Implicit" or "op_Explicit" ? "~" + Reference(method.ReturnType) : "";

    private static string Parameters(ParameterInfo[] parameters)
        => parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(p => Reference(p.ParameterType)))})";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
            return Reference(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Reference(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType)
            return NameOf(type);
        var name = NameOf(type.GetGenericTypeDefinition());
        return $"{name[..name.IndexOf('`')]}{{{string.Join(",", type.GetGenericArguments().Select(Reference))}}}";
    }
}
